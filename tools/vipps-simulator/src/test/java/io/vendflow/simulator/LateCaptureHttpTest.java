package io.vendflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A merchant hears of the reservation that it forgot (facts sheet 2.8). */
class LateCaptureHttpTest {

    private static final String REFERENCE = "VM0042-7F3K9Q";

    private final VippsSimulator simulator = VippsSimulator.start(SimulatorSettings.forTests());
    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            received.add(JsonMapper.shared().readTree(exchange.getRequestBody()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void close() {
        receiver.stop(0);
        simulator.close();
    }

    @Test
    void theWebhookTellsOfTheReservationThatWasLetGo() {
        Caller merchant = Caller.merchant(simulator, "-fi");
        merchant.post(
                "/webhooks/v1/webhooks",
                "{\"url\":\"http://127.0.0.1:" + receiver.getAddress().getPort()
                        + "/\",\"events\":[\"epayments.payment.cancelled.v1\"]}");
        merchant.key("c")
                .post("/epayment/v1/payments", Bodies.create(REFERENCE, 2500).replace("NOK", "EUR"));
        merchant.approve(REFERENCE);
        simulator.advanceClock(Duration.ofDays(15));
        await().untilAsserted(() -> assertThat(received).hasSize(1));
        JsonNode event = received.getFirst();
        assertThat(event.get("name").stringValue()).isEqualTo("CANCELLED");
        assertThat(event.at("/amount/value").longValue()).isEqualTo(2500);
        assertThat(event.has("idempotencyKey")).isFalse();
        Caller later = Caller.merchant(simulator, "-fi");
        assertThat(later.operate(
                                REFERENCE,
                                "capture",
                                "late",
                                Bodies.amount(2500).replace("NOK", "EUR"))
                        .code())
                .isEqualTo("6100");
        assertThat(later.operate(REFERENCE, "cancel", "late-too", "").code()).isEqualTo("6030");
        assertThat(later.payment(REFERENCE)
                        .at("/aggregate/cancelledAmount/value")
                        .longValue())
                .isEqualTo(2500);
    }
}
