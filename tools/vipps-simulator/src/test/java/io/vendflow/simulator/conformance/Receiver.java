package io.vendflow.simulator.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A merchant's webhook address: keeps what comes, and answers as told. */
final class Receiver implements AutoCloseable {

    /** One attempt to deliver. */
    record Attempt(String body, com.sun.net.httpserver.Headers headers) {

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        String text(String field) {
            return json().path(field).asString("");
        }

        String header(String name) {
            String value = headers.getFirst(name);
            return value == null ? "" : value;
        }
    }

    private final HttpServer server;
    private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    private final Deque<Integer> answers = new ArrayDeque<>();
    private volatile int usual = 200;

    private Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.start();
    }

    static Receiver start() {
        try {
            return new Receiver();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?machine=1";
    }

    /** The next attempts are answered with these, the later ones with the usual. */
    synchronized Receiver answering(Integer... statuses) {
        answers.addAll(List.of(statuses));
        return this;
    }

    Receiver usually(int status) {
        usual = status;
        return this;
    }

    List<Attempt> attempts() {
        return attempts;
    }

    Attempt attempt(int index) {
        return attempts.get(index);
    }

    /** Waits until exactly these came, in this order. */
    Receiver hears(String... names) {
        await().untilAsserted(() -> assertThat(attempts.stream().map(attempt -> attempt.text("name")))
                .containsExactly(names));
        return this;
    }

    /** The Authorization that belongs to an attempt, computed from the official recipe (facts sheet 3.5). */
    String signature(Attempt attempt, String secret) {
        try {
            String hash = base64(
                    MessageDigest.getInstance("SHA-256").digest(attempt.body().getBytes(UTF_8)));
            String signed = "POST\n/hook?machine=1\n" + attempt.header("x-ms-date") + ";127.0.0.1:"
                    + server.getAddress().getPort() + ";" + hash;
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature="
                    + base64(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private void receive(HttpExchange exchange) throws IOException {
        attempts.add(
                new Attempt(new String(exchange.getRequestBody().readAllBytes(), UTF_8), exchange.getRequestHeaders()));
        int status = next();
        if (status / 100 == 3) {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:9/elsewhere");
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private synchronized int next() {
        Integer ordered = answers.poll();
        return ordered == null ? usual : ordered;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
