package io.vendflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.vendflow.simulator.faults.Fault;
import io.vendflow.simulator.faults.FaultRule;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhookHttpTest {

    private static final String HOOKS = "/webhooks/v1/webhooks";
    private static final String ALL = "[\"epayments.payment.created.v1\",\"epayments.payment.authorized.v1\"]";

    private record Received(String body, String date, String hash, String authorization, String host, String id) {}

    private final VippsSimulator simulator = VippsSimulator.start(SimulatorSettings.forTests());
    private final Caller merchant = Caller.merchant(simulator);
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            received.add(new Received(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    exchange.getRequestHeaders().getFirst("x-ms-date"),
                    exchange.getRequestHeaders().getFirst("x-ms-content-sha256"),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestHeaders().getFirst("Host"),
                    exchange.getRequestHeaders().getFirst("Webhook-Id")));
            exchange.sendResponseHeaders(refusals.getAndUpdate(n -> Math.max(0, n - 1)) > 0 ? 503 : 200, -1);
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
    void deliversSignedEvents() throws GeneralSecurityException {
        JsonNode registration = register().json();
        merchant.create("VM0042-7F3K9Q");
        merchant.approve("VM0042-7F3K9Q");
        await().untilAsserted(() -> assertThat(names()).containsExactly("CREATED", "AUTHORIZED"));

        JsonNode authorized = JsonMapper.shared().readTree(received.get(1).body());
        assertThat(authorized.get("msn").stringValue()).isEqualTo("123456");
        assertThat(authorized.get("success").booleanValue()).isTrue();
        assertThat(authorized.has("captureGuaranteedUntil")).isTrue();
        JsonNode log =
                merchant.get("/epayment/v1/payments/VM0042-7F3K9Q/events").json();
        assertThat(authorized.get("pspReference")).isEqualTo(log.get(1).get("pspReference"));

        Received request = received.get(1);
        assertThat(request.id()).isEqualTo(registration.get("id").stringValue());
        String secret = registration.get("secret").stringValue();
        assertThat(secret).hasSize(88);
        assertThat(request.hash())
                .isEqualTo(base64(MessageDigest.getInstance("SHA-256")
                        .digest(request.body().getBytes(StandardCharsets.UTF_8))));
        String signed = "POST\n/hook?a=1\n" + request.date() + ";" + request.host() + ";" + request.hash();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(request.authorization())
                .endsWith("&Signature=" + base64(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void aRefusedEventComesAgainBeforeTheNext() {
        refusals.set(1);
        register();
        merchant.create("VM0042-7F3K9Q");
        merchant.approve("VM0042-7F3K9Q");
        await().untilAsserted(() -> assertThat(received).isNotEmpty());
        simulator.advanceClock(Duration.ofSeconds(2));
        await().untilAsserted(() -> assertThat(names()).containsExactly("CREATED", "CREATED", "AUTHORIZED"));
        assertThat(received.get(0).body()).isEqualTo(received.get(1).body());
    }

    @Test
    void webhooksCanBeLostAndDoubled() {
        register();
        simulator.faults(
                FaultRule.times(1, "webhook", Fault.WEBHOOK_LOST),
                FaultRule.times(1, "webhook", Fault.WEBHOOK_DOUBLED));
        merchant.create("VM0042-7F3K9Q");
        merchant.approve("VM0042-7F3K9Q");
        await().untilAsserted(() -> assertThat(names()).containsExactly("AUTHORIZED", "AUTHORIZED"));
    }

    @Test
    void listsWithoutTheSecretAndForgetsWhatIsDeleted() {
        String id = register().json().get("id").stringValue();
        Caller.Reply list = merchant.get(HOOKS);
        assertThat(list.json().at("/webhooks/0/id").stringValue()).isEqualTo(id);
        assertThat(list.text()).doesNotContain("secret");
        assertThat(Caller.merchant(simulator, "-fi").get(HOOKS).json().get("webhooks"))
                .isEmpty();
        assertThat(merchant.send("DELETE", HOOKS + "/" + id, "").status()).isEqualTo(204);
        assertThat(merchant.get(HOOKS).json().get("webhooks")).isEmpty();
        assertThat(merchant.send("DELETE", HOOKS + "/" + id, "").status()).isEqualTo(404);
        assertThat(merchant.send("DELETE", HOOKS + "/1", "").status()).isEqualTo(400);
    }

    @Test
    void refusesUrlsAndEventsThatMakeNoSense() {
        assertThat(registerAt("http://public.example.com/hook", ALL).status()).isEqualTo(400);
        assertThat(registerAt("ftp://127.0.0.1/hook", ALL).status()).isEqualTo(400);
        assertThat(registerAt("https://public.example.com/hook", ALL).status()).isEqualTo(201);
        assertThat(registerAt("http://webhook-ingest:8082/hook", ALL).status()).isEqualTo(201);
        assertThat(registerAt("https://a.test/", "[]").status()).isEqualTo(400);
        assertThat(registerAt("https://a.test/", "[\"payment.made\"]").status()).isEqualTo(400);
        assertThat(merchant.post(HOOKS, "{\"url\":\"https://a.test/\",\"events\":" + ALL + ",\"x\":1}")
                        .status())
                .isEqualTo(400);
    }

    private Caller.Reply register() {
        return registerAt("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook?a=1", ALL);
    }

    private Caller.Reply registerAt(String url, String events) {
        return merchant.post(HOOKS, "{\"url\":\"" + url + "\",\"events\":" + events + "}");
    }

    private List<String> names() {
        return received.stream()
                .map(request ->
                        JsonMapper.shared().readTree(request.body()).get("name").stringValue())
                .toList();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
