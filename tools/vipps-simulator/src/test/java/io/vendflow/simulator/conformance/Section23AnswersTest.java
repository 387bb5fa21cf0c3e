package io.vendflow.simulator.conformance;

import static io.vendflow.simulator.conformance.Rule.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

/** Sections 2.1 and 2.3 to 2.6: what create, get and the event log answer, and the arithmetic of the four sums. */
class Section23AnswersTest extends Conformance {

    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String QR_FORMAT = "\"qrFormat\":{\"format\":\"TEXT/TARGETURL\"},";

    @Override
    Stream<Rule> rules() {
        return Stream.of(create(), get(), sums(), events()).flatMap(rules -> rules);
    }

    private static Stream<Rule> create() {
        return Stream.of(
                rule(
                        "2.1 create is 201, JSON",
                        shop -> shop.create().is(201).header("Content-Type", "application/json")),
                rule("2.3 create repeats the reference", shop -> shop.create().shows("/reference", Shop.REFERENCE)),
                rule(
                        "2.3 TEXT/TARGETURL leads to what the QR says",
                        shop -> shop.create().matches("/redirectUrl", "http://.*/phone\\?token=[A-Za-z0-9_-]{1,32}")),
                rule("2.3 images lead to an image that anybody may open", shop -> {
                    shop.createBut("TEXT/TARGETURL", "IMAGE/PNG")
                            .matches("/redirectUrl", "http://.*/qr-image/v1\\?token=[A-Za-z0-9_-]{1,32}");
                    String path = shop.text("/redirectUrl").replaceFirst("http://[^/]+", "");
                    shop.without("Authorization")
                            .without("Ocp-Apim-Subscription-Key")
                            .call("GET", path, "")
                            .is(200)
                            .header("Content-Type", "image/png");
                }),
                rule("2.3 SVG is the default", shop -> {
                    shop.createBut(QR_FORMAT, "");
                    shop.call("GET", shop.text("/redirectUrl").replaceFirst("http://[^/]+", ""), "")
                            .is(200)
                            .header("Content-Type", "image/svg\\+xml");
                }),
                rule("2.3 the image is gone when the time is over", shop -> {
                    shop.createBut(QR_FORMAT, "");
                    String path = shop.text("/redirectUrl").replaceFirst("http://[^/]+", "");
                    shop.expire().call("GET", path, "").is(404);
                }),
                rule(
                        "2.3 NATIVE_REDIRECT leads into the app",
                        shop -> shop.createBut("\"userFlow\":\"QR\"," + QR_FORMAT, "\"userFlow\":\"NATIVE_REDIRECT\",")
                                .matches("/redirectUrl", "vippsMT://token=[A-Za-z0-9_-]{1,32}")),
                rule(
                        "2.3 WEB_REDIRECT leads to a landing page",
                        shop -> shop.createBut(
                                        "\"userFlow\":\"QR\"," + QR_FORMAT,
                                        "\"userFlow\":\"WEB_REDIRECT\",\"returnUrl\":\"https://s.test/\",")
                                .matches("/redirectUrl", "http://.*\\?token=[A-Za-z0-9_-]{1,32}")));
    }

    private static Stream<Rule> get() {
        return Stream.of(
                rule("2.4 get shows what is always there", shop -> {
                    shop.create().get().is(200).header("Content-Type", "application/json");
                    for (String field : List.of(
                            "/aggregate/authorizedAmount/currency",
                            "/aggregate/cancelledAmount/value",
                            "/aggregate/capturedAmount/value",
                            "/aggregate/refundedAmount/value",
                            "/amount/value",
                            "/state",
                            "/paymentMethod/type",
                            "/profile",
                            "/pspReference",
                            "/reference")) {
                        shop.has(field);
                    }
                }),
                rule("2.4 pspReference is that of the creation", shop -> {
                    String psp = shop.create().get().text("/pspReference");
                    shop.approve().capture(2500).get().shows("/pspReference", psp);
                    shop.events().shows("/0/pspReference", psp);
                }),
                rule(
                        "2.4 the amount is as created",
                        shop -> shop.create()
                                .approve()
                                .capture(1000)
                                .get()
                                .shows("/amount/value", 2500)
                                .shows("/amount/currency", "NOK")),
                rule("2.4 metadata is as sent", shop -> shop.create().get().shows("/metadata/machineId", "VM0042")),
                rule(
                        "2.4 the receipt is never there",
                        shop -> shop.createWith("\"receipt\":" + Bodies.receipt())
                                .get()
                                .lacks("/receipt")),
                rule(
                        "2.4 sub is there when a scope was asked for, after the approval",
                        shop -> shop.createWith("\"profile\":{\"scope\":\"name\"}")
                                .get()
                                .lacks("/profile/sub")
                                .approve()
                                .get()
                                .has("/profile/sub")),
                rule(
                        "2.4 without a scope there is no sub",
                        shop -> shop.create().approve().get().has("/profile").lacks("/profile/sub")),
                rule(
                        "2.4 captureGuaranteedUntil comes with the approval, with milliseconds and offset",
                        shop -> shop.create()
                                .get()
                                .lacks("/captureGuaranteedUntil")
                                .approve()
                                .get()
                                .matches(
                                        "/captureGuaranteedUntil",
                                        "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+00:00")),
                rule(
                        "2.4 another sales unit's payment is not found",
                        shop -> shop.create().danish().get().refused(404, 5090)));
    }

    private static Stream<Rule> sums() {
        return Stream.of(
                rule("2.5 created: all zero", shop -> shop.create().sums(0, 0, 0, 0)),
                rule("2.5 approved: authorized", shop -> shop.create().approve().sums(2500, 0, 0, 0)),
                rule(
                        "2.5 cancelled before the approval: cancelled without authorized",
                        shop -> shop.create().cancel().sums(0, 2500, 0, 0).state("TERMINATED")),
                rule(
                        "2.5 cancelled after the approval",
                        shop -> shop.create()
                                .approve()
                                .cancel()
                                .sums(2500, 2500, 0, 0)
                                .state("AUTHORIZED")),
                rule(
                        "2.5 captured in part",
                        shop -> shop.create().approve().capture(1000).sums(2500, 0, 1000, 0)),
                rule(
                        "2.5 then the rest cancelled",
                        shop -> shop.create().approve().capture(1000).cancel().sums(2500, 1500, 1000, 0)),
                rule(
                        "2.5 refunds are counted on their own; captured never shrinks",
                        shop -> shop.create()
                                .approve()
                                .capture(2500)
                                .refund(1000)
                                .refund(500)
                                .sums(2500, 0, 2500, 1500)
                                .state("AUTHORIZED")),
                rule(
                        "2.5 declined: nothing counts",
                        shop -> shop.create().decline().sums(0, 0, 0, 0)),
                rule(
                        "2.5 expired: nothing counts",
                        shop -> shop.create().expire().sums(0, 0, 0, 0)));
    }

    private static Stream<Rule> events() {
        return Stream.of(
                rule(
                        "2.6 the log is an array, complete and in order",
                        shop -> shop.create()
                                .approve()
                                .capture(1000)
                                .cancel()
                                .refund(1000)
                                .log("CREATED", "AUTHORIZED", "CAPTURED", "CANCELLED", "REFUNDED")),
                rule(
                        "2.6 TERMINATED is a cancel before the approval",
                        shop -> shop.create().cancel().log("CREATED", "TERMINATED")),
                rule(
                        "2.6 ABORTED is the customer's no",
                        shop -> shop.create().decline().log("CREATED", "ABORTED")),
                rule("2.6 EXPIRED is time's", shop -> shop.create().expire().log("CREATED", "EXPIRED")),
                rule("2.6 each event has its own pspReference: a uuid, then ten digits", shop -> {
                    shop.create().approve().capture(1000).capture(1000).events();
                    shop.matches("/0/pspReference", UUID).matches("/1/pspReference", "\\d{10}");
                    assertThat(shop.texts("pspReference")).doesNotHaveDuplicates();
                }),
                rule(
                        "2.6 an event's amount is its own",
                        shop -> shop.create()
                                .approve()
                                .capture(250)
                                .events()
                                .shows("/1/amount/value", 2500)
                                .shows("/2/amount/value", 250)),
                rule(
                        "2.6 AUTHORIZED repeats the key of the create, CANCELLED has none",
                        shop -> shop.key("the-create")
                                .create()
                                .approve()
                                .key("the-capture")
                                .capture(1000)
                                .cancel()
                                .events()
                                .shows("/0/idempotencyKey", "the-create")
                                .shows("/1/idempotencyKey", "the-create")
                                .shows("/2/idempotencyKey", "the-capture")
                                .lacks("/3/idempotencyKey")),
                rule(
                        "2.6 timestamps have up to seven decimals",
                        shop -> shop.create()
                                .events()
                                .matches("/0/timestamp", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3,7}Z")),
                rule(
                        "2.6 success is true for what happened",
                        shop -> shop.create()
                                .approve()
                                .events()
                                .shows("/0/success", true)
                                .shows("/1/success", true)),
                rule(
                        "2.6 what was refused is not in it",
                        shop -> shop.create().capture(2500).refused(400, 6080).log("CREATED")),
                rule(
                        "2.6 the log of an unknown payment is 404",
                        shop -> shop.events().refused(404, 5090)));
    }
}
