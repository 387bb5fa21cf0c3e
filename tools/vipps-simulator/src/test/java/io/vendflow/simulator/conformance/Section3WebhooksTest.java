package io.vendflow.simulator.conformance;

import static io.vendflow.simulator.conformance.Rule.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Section 3: registration, payload, headers, signature, order and retries. Partner registrations are not simulated. */
class Section3WebhooksTest extends Conformance {

    private static final String HOOKS = "/webhooks/v1/webhooks";
    private static final List<String> EVENTS =
            List.of("created", "aborted", "expired", "cancelled", "captured", "refunded", "authorized", "terminated");

    @Override
    Stream<Rule> rules() {
        return Stream.of(registration(), payload(), headers(), delivery()).flatMap(rules -> rules);
    }

    private static Stream<Rule> registration() {
        return Stream.of(
                rule(
                        "3.1 register is 201 with a uuid and a secret of 88 characters",
                        shop -> register(shop, "https://a.test/hook", "captured")
                                .is(201)
                                .matches("/id", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                                .matches("/secret", ".{88}")),
                rule(
                        "3.1 list shows id, url and events, never the secret",
                        shop -> register(shop, "https://a.test/hook", "captured", "refunded")
                                .call("GET", HOOKS, "")
                                .is(200)
                                .has("/webhooks/0/id")
                                .shows("/webhooks/0/url", "https://a.test/hook")
                                .shows("/webhooks/0/events/1", "epayments.payment.refunded.v1")
                                .lacks("/webhooks/0/secret")),
                rule("3.1 delete is 204, and it is gone", shop -> {
                    String id =
                            register(shop, "https://a.test/hook", "captured").text("/id");
                    shop.call("DELETE", HOOKS + "/" + id, "").is(204);
                    shop.call("GET", HOOKS, "").lacks("/webhooks/0");
                }),
                rule(
                        "3.1 an id is a uuid",
                        shop -> shop.call("DELETE", HOOKS + "/1", "").invalid("id")),
                rule("3.1 another sales unit sees and deletes nothing of it", shop -> {
                    String id =
                            register(shop, "https://a.test/hook", "captured").text("/id");
                    shop.danish().call("GET", HOOKS, "").lacks("/webhooks/0");
                    shop.call("DELETE", HOOKS + "/" + id, "").is(404);
                    shop.norwegian().call("GET", HOOKS, "").has("/webhooks/0");
                }),
                rule(
                        "3.1 a url is https",
                        shop -> register(shop, "http://shop.example.com/hook", "captured")
                                .invalid("url")),
                rule(
                        "3.1 a url is a url",
                        shop -> register(shop, "here", "captured").invalid("url")),
                rule(
                        "3.1 url and events are needed",
                        shop -> shop.post(HOOKS, "{}").invalid("url").invalid("events")),
                rule(
                        "3.1 an empty list of events is refused",
                        shop -> register(shop, "https://a.test/hook").invalid("events")),
                rule(
                        "3.1 an unknown event is refused",
                        shop -> register(shop, "https://a.test/hook", "stolen").invalid("events")),
                rule(
                        "3.1 unknown fields are refused",
                        shop -> shop.post(
                                        HOOKS,
                                        "{\"url\":\"https://a.test\",\"events\":[\"epayments.payment.created.v1\"],\"x\":1}")
                                .invalid("x")),
                rule("3.1 25 registrations per event and sales unit", shop -> {
                    IntStream.range(0, 25)
                            .forEach(i -> register(shop, "https://a.test/" + i, "captured")
                                    .is(201));
                    register(shop, "https://a.test/26", "captured").invalid("events");
                    register(shop, "https://a.test/27", "refunded").is(201);
                    shop.danish();
                    register(shop, "https://a.test/28", "captured").is(201);
                }),
                rule("3.1 one registration for check-ins", shop -> {
                    String body = "{\"url\":\"https://a.test\",\"events\":[\"user.checked-in.v1\"]}";
                    shop.post(HOOKS, body).is(201).post(HOOKS, body).invalid("events");
                }),
                rule("3.1 a dead endpoint's registration is deleted after two weeks", hearing((shop, ear) -> {
                    ear.usually(503);
                    shop.create();
                    ear.hears("CREATED");
                    shop.daysLater(8);
                    ear.hears("CREATED", "CREATED", "EXPIRED");
                    shop.call("GET", HOOKS, "").has("/webhooks/0");
                    shop.daysLater(7);
                    await().untilAsserted(() -> shop.call("GET", HOOKS, "").lacks("/webhooks/0"));
                })));
    }

    private static Stream<Rule> payload() {
        return Stream.of(
                rule("3.2 all eight events have a type of their own", hearing((shop, ear) -> {
                    shop.create().approve().capture(1000).cancel().refund(500);
                    ear.hears("CREATED", "AUTHORIZED", "CAPTURED", "CANCELLED", "REFUNDED");
                    shop.reference("VM0042-ABORTED").create().decline();
                    shop.reference("VM0042-EXPIRED").create().expire();
                    shop.reference("VM0042-TERMINATED").create().cancel();
                    await().untilAsserted(() -> assertThat(ear.attempts())
                            .extracting(attempt -> attempt.text("name"))
                            .contains("ABORTED", "EXPIRED", "TERMINATED"));
                })),
                rule("3.2 only what was subscribed to", shop -> {
                    try (Receiver ear = Receiver.start()) {
                        register(shop, ear.url(), "captured").is(201);
                        shop.create().approve().capture(1000);
                        ear.hears("CAPTURED");
                    }
                }),
                rule("3.3 the payload has the event's own figures", hearing((shop, ear) -> {
                    shop.create().approve().key("the-capture").capture(250);
                    ear.hears("CREATED", "AUTHORIZED", "CAPTURED");
                    Receiver.Attempt captured = ear.attempt(2);
                    assertThat(captured.text("msn")).isEqualTo("123456");
                    assertThat(captured.text("reference")).isEqualTo(Shop.REFERENCE);
                    assertThat(captured.json().at("/amount/value").asInt()).isEqualTo(250);
                    assertThat(captured.json().at("/amount/currency").asString(""))
                            .isEqualTo("NOK");
                    assertThat(captured.text("idempotencyKey")).isEqualTo("the-capture");
                    assertThat(captured.json().path("success").asBoolean()).isTrue();
                    assertThat(captured.text("timestamp"))
                            .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
                })),
                rule("3.3 pspReference is the event's own, as in the log", hearing((shop, ear) -> {
                    shop.create().approve();
                    ear.hears("CREATED", "AUTHORIZED");
                    shop.events();
                    assertThat(ear.attempts().stream().map(attempt -> attempt.text("pspReference")))
                            .containsExactlyElementsOf(shop.texts("pspReference"));
                })),
                rule("3.3 aggregate and state are absent", hearing((shop, ear) -> {
                    shop.create();
                    ear.hears("CREATED");
                    assertThat(ear.attempt(0).json().has("aggregate")).isFalse();
                    assertThat(ear.attempt(0).json().has("state")).isFalse();
                })),
                rule("3.3 CANCELLED has no idempotencyKey", hearing((shop, ear) -> {
                    shop.create().approve().cancel();
                    ear.hears("CREATED", "AUTHORIZED", "CANCELLED");
                    assertThat(ear.attempt(2).json().has("idempotencyKey")).isFalse();
                })),
                rule("3.3 AUTHORIZED says until when the money is held", hearing((shop, ear) -> {
                    shop.create().approve();
                    ear.hears("CREATED", "AUTHORIZED");
                    assertThat(ear.attempt(1).text("captureGuaranteedUntil")).isNotEmpty();
                    assertThat(ear.attempt(0).json().has("captureGuaranteedUntil"))
                            .isFalse();
                })));
    }

    private static Stream<Rule> headers() {
        return Stream.of(
                rule("3.4 the documented and the observed headers", hearing((shop, ear) -> {
                    String id = shop.text("/id");
                    shop.create();
                    ear.hears("CREATED");
                    Receiver.Attempt attempt = ear.attempt(0);
                    assertThat(attempt.header("x-ms-date"))
                            .matches("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");
                    assertThat(attempt.header("Webhook-Id")).isEqualTo(id);
                    assertThat(attempt.header("User-Agent")).isEqualTo("Vipps MobilePay/1.0 Webhooks/1.0");
                    assertThat(attempt.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
                    assertThat(attempt.header("X-Vipps-Authorization")).isEqualTo(attempt.header("Authorization"));
                })),
                rule("3.5 the signature follows the recipe", hearing((shop, ear) -> {
                    String secret = shop.text("/secret");
                    shop.create();
                    ear.hears("CREATED");
                    assertThat(ear.attempt(0).header("Authorization")).isEqualTo(ear.signature(ear.attempt(0), secret));
                })));
    }

    private static Stream<Rule> delivery() {
        Stream<Rule> taken = Stream.of(200, 201, 202, 204)
                .map(status -> rule("3.6 " + status + " is a success", hearing((shop, ear) -> {
                    ear.answering(status);
                    shop.create().approve();
                    ear.hears("CREATED", "AUTHORIZED");
                })));
        Stream<Rule> refused = Stream.of(302, 400, 401, 404, 500, 503)
                .map(status -> rule("3.6 " + status + " is a failure, and comes again", hearing((shop, ear) -> {
                    ear.answering(status);
                    shop.create();
                    ear.hears("CREATED");
                    shop.later(Duration.ofSeconds(2));
                    ear.hears("CREATED", "CREATED");
                })));
        return Stream.of(taken, refused, order()).flatMap(rules -> rules);
    }

    private static Stream<Rule> order() {
        return Stream.of(
                rule(
                        "3.6 a refused event blocks the later ones of its payment, and only of its payment",
                        hearing((shop, ear) -> {
                            ear.answering(503);
                            shop.create().approve();
                            ear.hears("CREATED");
                            shop.reference("VM0042-OTHER").create().approve();
                            ear.hears("CREATED", "CREATED", "AUTHORIZED");
                            shop.later(Duration.ofSeconds(2));
                            ear.hears("CREATED", "CREATED", "AUTHORIZED", "CREATED", "AUTHORIZED");
                        })),
                rule("3.6 a sales unit hears of its own payments only", hearing((shop, ear) -> {
                    shop.danish().create().approve();
                    shop.norwegian().create();
                    ear.hears("CREATED");
                    assertThat(ear.attempt(0).text("msn")).isEqualTo("123456");
                })),
                rule("3.6 one registration's trouble does not hold up another", hearing((shop, ear) -> {
                    ear.usually(503);
                    try (Receiver other = Receiver.start()) {
                        register(shop, other.url(), "created", "authorized").is(201);
                        shop.create().approve();
                        other.hears("CREATED", "AUTHORIZED");
                        ear.hears("CREATED");
                    }
                })),
                rule(
                        "3.6 a retry has the same body, a new date and signature, the same Webhook-Id",
                        hearing((shop, ear) -> {
                            ear.answering(503);
                            String secret = shop.text("/secret");
                            shop.create();
                            ear.hears("CREATED");
                            shop.later(Duration.ofSeconds(2));
                            ear.hears("CREATED", "CREATED");
                            Receiver.Attempt first = ear.attempt(0);
                            Receiver.Attempt second = ear.attempt(1);
                            assertThat(second.body()).isEqualTo(first.body());
                            assertThat(second.header("Webhook-Id")).isEqualTo(first.header("Webhook-Id"));
                            assertThat(second.header("Authorization")).isEqualTo(ear.signature(second, secret));
                        })),
                rule("3.6 the ladder begins with four times two seconds", hearing((shop, ear) -> {
                    ear.usually(503);
                    shop.create();
                    for (int attempts = 1; attempts <= 4; attempts++) {
                        int sofar = attempts;
                        await().untilAsserted(() -> assertThat(ear.attempts()).hasSize(sofar));
                        shop.later(Duration.ofSeconds(2));
                    }
                    await().untilAsserted(() -> assertThat(ear.attempts()).hasSize(5));
                })),
                rule("3.6 after seven days an event is dropped, and the next goes out", hearing((shop, ear) -> {
                    ear.answering(503, 503);
                    shop.create();
                    ear.hears("CREATED");
                    shop.daysLater(8);
                    ear.hears("CREATED", "CREATED", "EXPIRED");
                })));
    }

    /** With an ear for all events; the last answer is the registration's. */
    private static Consumer<Shop> hearing(BiConsumer<Shop, Receiver> story) {
        return shop -> {
            try (Receiver ear = Receiver.start()) {
                register(shop, ear.url(), EVENTS.toArray(String[]::new)).is(201);
                story.accept(shop, ear);
            }
        };
    }

    private static Shop register(Shop shop, String url, String... events) {
        String names = Arrays.stream(events)
                .map(event -> "\"epayments.payment." + event + ".v1\"")
                .collect(Collectors.joining(","));
        return shop.post(HOOKS, "{\"url\":\"" + url + "\",\"events\":[" + names + "]}");
    }
}
