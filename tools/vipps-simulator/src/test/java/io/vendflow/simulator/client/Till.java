package io.vendflow.simulator.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vendflow.vipps.Secret;
import io.vendflow.vipps.webhook.Registered;
import io.vendflow.vipps.webhook.SignatureCheck;
import io.vendflow.vipps.webhook.WebhookEvents;
import io.vendflow.vipps.webhook.WebhookSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A receiver of webhooks as it should be: checks the signature first, and knows what it has heard before. */
final class Till implements AutoCloseable {

    private final Sale sale;
    private final WebhookSignature signature = new WebhookSignature(Clock.systemUTC());
    private final HttpServer server;
    private final List<JsonNode> accepted = new CopyOnWriteArrayList<>();
    private final List<SignatureCheck> rejected = new CopyOnWriteArrayList<>();
    private volatile Secret secret = new Secret("none yet");

    Till(Sale sale) {
        this.sale = sale;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void open() {
        server.createContext("/", this::receive);
        server.start();
        Registered registered = Sale.done(sale.webhooks().register(Sale.MSN, url(), WebhookEvents.EPAYMENT));
        secret = registered.secret();
    }

    /** Waits until exactly these were accepted, in this order; nothing means that nothing may come. */
    void hears(String... names) {
        if (names.length == 0) {
            await().during(Duration.ofMillis(300))
                    .atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(accepted).isEmpty());
        } else {
            await().untilAsserted(
                            () -> assertThat(accepted.stream().map(Till::name)).containsExactly(names));
        }
    }

    /** What is left when every event counts once (facts sheet 3.3). */
    void counts(String... names) {
        assertThat(accepted.stream()
                        .map(event -> event.path("pspReference").asString("") + name(event))
                        .distinct())
                .hasSameSizeAs(names);
    }

    List<String> failures() {
        return accepted.stream()
                .filter(event -> !event.path("success").asBoolean())
                .map(Till::name)
                .toList();
    }

    List<SignatureCheck> rejected() {
        return rejected;
    }

    void later(Duration duration) {
        await().until(sale.simulator()::webhooksAreAtRest);
        sale.simulator().advanceClock(duration);
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Headers headers = exchange.getRequestHeaders();
        SignatureCheck check = signature.verify(
                body,
                headers.getFirst("x-ms-date"),
                headers.getFirst("x-ms-content-sha256"),
                headers.getFirst("Authorization"),
                url(),
                List.of(secret));
        if (check.isValid()) {
            accepted.add(JsonMapper.shared().readTree(new String(body, UTF_8)));
        } else {
            rejected.add(check);
        }
        exchange.sendResponseHeaders(check.isValid() ? 200 : 401, -1);
        exchange.close();
    }

    private static String name(JsonNode event) {
        return event.path("name").asString("");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
