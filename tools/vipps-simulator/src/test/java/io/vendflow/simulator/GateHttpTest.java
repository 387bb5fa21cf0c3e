package io.vendflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GateHttpTest {

    private final VippsSimulator simulator = VippsSimulator.start(SimulatorSettings.forTests());
    private final Caller merchant = Caller.merchant(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void aTokensFiguresAreStrings() {
        JsonNode token = Caller.anonymous(simulator)
                .with("client_id", "vendflow-client")
                .with("client_secret", "vendflow-secret")
                .with("Ocp-Apim-Subscription-Key", "vendflow-key")
                .post("/accesstoken/get", "")
                .json();
        assertThat(token.get("token_type").stringValue()).isEqualTo("Bearer");
        assertThat(token.get("expires_in").stringValue()).isEqualTo("3600");
        assertThat(token.get("expires_on").isString()).isTrue();
    }

    @Test
    void noTokenForWrongKeys() {
        Caller wrong = Caller.anonymous(simulator)
                .with("client_id", "vendflow-client")
                .with("client_secret", "guess")
                .with("Ocp-Apim-Subscription-Key", "vendflow-key");
        assertThat(wrong.post("/accesstoken/get", "").status()).isEqualTo(401);
        assertThat(wrong.with("client_secret", "").post("/accesstoken/get", "").status())
                .isEqualTo(400);
        assertThat(wrong.with("Ocp-Apim-Subscription-Key", "")
                        .post("/accesstoken/get", "")
                        .json()
                        .get("statusCode")
                        .intValue())
                .isEqualTo(401);
    }

    @Test
    void theGatewayRefusesInItsOwnWords() {
        for (Caller wrong : new Caller[] {
            merchant.with("Authorization", ""),
            merchant.with("Authorization", "bearer x"),
            merchant.with("Authorization", "Bearer forged.token.x"),
            merchant.with("Ocp-Apim-Subscription-Key", ""),
            merchant.with("Ocp-Apim-Subscription-Key", "nobodys"),
            merchant.with("Ocp-Apim-Subscription-Key", "vendflow-key-dk")
        }) {
            Caller.Reply reply = wrong.get("/epayment/v1/payments/VM0042-7F3K9Q");
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.json().has("message")).isTrue();
            assertThat(reply.contentType()).isEqualTo("application/json");
        }
    }

    @Test
    void theSalesUnitMayBeLeftOutButNotBeAnothers() {
        merchant.create("VM0042-7F3K9Q");
        assertThat(merchant.with("Merchant-Serial-Number", "123456")
                        .get("/epayment/v1/payments/VM0042-7F3K9Q")
                        .status())
                .isEqualTo(200);
        assertThat(merchant.with("Merchant-Serial-Number", "654321")
                        .get("/epayment/v1/payments/VM0042-7F3K9Q")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void systemHeadersAreShort() {
        assertThat(merchant.with("Vipps-System-Name", "x".repeat(31))
                        .create("VM0042-7F3K9Q")
                        .blamed())
                .isEqualTo("Vipps-System-Name");
    }

    @Test
    void aTokenLastsForAnHour() {
        simulator.advanceClock(Duration.ofMinutes(61));
        assertThat(merchant.get("/epayment/v1/payments/VM0042-7F3K9Q").status()).isEqualTo(401);
    }
}
