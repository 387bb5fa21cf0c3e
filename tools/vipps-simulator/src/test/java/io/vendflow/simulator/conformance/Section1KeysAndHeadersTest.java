package io.vendflow.simulator.conformance;

import static io.vendflow.simulator.conformance.Rule.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** Sections 1.3 (token) and 1.5 (headers). The second token endpoint and partner keys (1.2, 1.4) are not simulated. */
class Section1KeysAndHeadersTest extends Conformance {

    private static final String TOKEN = "/accesstoken/get";

    @Override
    Stream<Rule> rules() {
        return Stream.concat(token(), headers());
    }

    private static Stream<Rule> token() {
        return Stream.of(
                rule(
                        "1.3 a token is asked for with an empty body",
                        shop -> shop.post(TOKEN, "").is(200).header("Content-Type", "application/json;charset=UTF-8")),
                rule("1.3 all seven fields are strings, the figures too", shop -> {
                    shop.post(TOKEN, "").shows("/token_type", "Bearer").shows("/expires_in", "3600");
                    for (String field : new String[] {
                        "token_type",
                        "expires_in",
                        "ext_expires_in",
                        "expires_on",
                        "not_before",
                        "resource",
                        "access_token"
                    }) {
                        assertThat(shop.answer().json().path(field).isString())
                                .as(field)
                                .isTrue();
                    }
                }),
                rule("1.3 a token lives for an hour in test", shop -> {
                    long issued = Instant.now().getEpochSecond();
                    shop.post(TOKEN, "").matches("/expires_on", "\\d{10}");
                    assertThat(Long.parseLong(shop.text("/expires_on"))).isBetween(issued + 3599, issued + 3660);
                }),
                rule("1.3 several tokens are valid at once", shop -> {
                    shop.create().is(201);
                    shop.post(TOKEN, "").is(200);
                    shop.get().is(200);
                    shop.with("Authorization", "Bearer " + shop.post(TOKEN, "").text("/access_token"))
                            .get()
                            .is(200);
                }),
                rule(
                        "1.3 wrong keys are 401",
                        shop -> shop.with("client_secret", "guess")
                                .post(TOKEN, "")
                                .is(401)),
                rule(
                        "1.3 missing keys are 400",
                        shop -> shop.without("client_secret").post(TOKEN, "").is(400)),
                rule(
                        "1.3 no subscription key is 401",
                        shop -> shop.without("Ocp-Apim-Subscription-Key")
                                .post(TOKEN, "")
                                .gateway(401)),
                rule(
                        "1.3 a subscription key of another sales unit is 401",
                        shop -> shop.with("Ocp-Apim-Subscription-Key", "vendflow-key-dk")
                                .post(TOKEN, "")
                                .gateway(401)),
                rule(
                        "1.3 the sales unit may be named, but must fit the keys",
                        shop -> shop.with("Merchant-Serial-Number", "123456")
                                .post(TOKEN, "")
                                .is(200)
                                .with("Merchant-Serial-Number", "654321")
                                .post(TOKEN, "")
                                .gateway(403)),
                rule(
                        "1.3 system headers have at most 30 characters",
                        shop -> shop.with("Vipps-System-Name", "x".repeat(30))
                                .post(TOKEN, "")
                                .is(200)
                                .with("Vipps-System-Name", "x".repeat(31))
                                .post(TOKEN, "")
                                .invalid("Vipps-System-Name")));
    }

    private static Stream<Rule> headers() {
        return Stream.of(
                rule(
                        "1.5 the word Bearer is needed, and case matters",
                        shop -> shop.with("Authorization", "bearer x").get().gateway(401)),
                rule(
                        "1.5 no token is 401",
                        shop -> shop.without("Authorization").get().gateway(401)),
                rule(
                        "1.5 a bad token is 401 with the gateway's unhelpful words",
                        shop -> shop.with("Authorization", "Bearer a.b.c")
                                .get()
                                .gateway(401)
                                .shows("/message", "Something went wrong, please try again later")),
                rule(
                        "1.5 no subscription key is 401",
                        shop -> shop.without("Ocp-Apim-Subscription-Key").get().gateway(401)),
                rule(
                        "1.5 the subscription key must belong to the token's sales unit",
                        shop -> shop.with("Ocp-Apim-Subscription-Key", "vendflow-key-dk")
                                .get()
                                .gateway(401)
                                .shows("/message", "Subscription not found")),
                rule(
                        "1.5 the sales unit may be left out, must fit when it is there",
                        shop -> shop.create()
                                .with("Merchant-Serial-Number", "123456")
                                .get()
                                .is(200)
                                .with("Merchant-Serial-Number", "777777")
                                .get()
                                .gateway(403)),
                rule("1.5 system headers have at most 30 characters each", shop -> {
                    for (String name : new String[] {"Name", "Version", "Plugin-Name", "Plugin-Version"}) {
                        shop.with("Vipps-System-" + name, "x".repeat(31))
                                .get()
                                .invalid("Vipps-System-" + name)
                                .without("Vipps-System-" + name);
                    }
                }),
                rule(
                        "1.5 in Order Management they have 100",
                        shop -> shop.with("Vipps-System-Name", "x".repeat(100))
                                .post("/order-management/v2/ecom/receipts/" + Shop.REFERENCE, Bodies.receipt())
                                .is(201)),
                rule("1.5 a token that is over is 401", shop -> {
                    String old = "Bearer " + shop.post(TOKEN, "").text("/access_token");
                    shop.later(Duration.ofMinutes(61))
                            .with("Authorization", old)
                            .get()
                            .gateway(401);
                }),
                rule(
                        "1.5 a path that there is not is the gateway's 404",
                        shop -> shop.call("GET", "/epayment/v2/payments/VM0042-7F3K9Q", "")
                                .gateway(404)));
    }
}
