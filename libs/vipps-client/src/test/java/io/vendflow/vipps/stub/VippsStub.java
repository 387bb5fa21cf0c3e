package io.vendflow.vipps.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.vipps.MerchantCredentials;
import io.vendflow.vipps.Secret;
import io.vendflow.vipps.SystemInfo;
import io.vendflow.vipps.Vipps;
import io.vendflow.vipps.VippsSettings;
import io.vendflow.vipps.call.CallTracing;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that says what it is told to, and remembers what it was asked. */
public final class VippsStub implements AutoCloseable {

    public static final MerchantSerialNumber MSN = new MerchantSerialNumber("123456");
    public static final MerchantCredentials MERCHANT =
            new MerchantCredentials(MSN, "client-id", new Secret("client-secret"), new Secret("subscription-key"));

    /** What happens to one request. */
    @FunctionalInterface
    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    /**
     * What was asked.
     *
     * @param query as sent, empty when there was none
     */
    public record Request(String method, String path, String query, Headers headers, String body) {
        public String header(String name) {
            return headers.getFirst(name);
        }
    }

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<Answer> tokenAnswers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger tokens = new AtomicInteger();

    public VippsStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(executor);
        server.createContext("/", exchange -> handle(exchange, answers, status(500, "the stub was told nothing")));
        server.createContext("/accesstoken/get", exchange -> {
            int number = tokens.incrementAndGet();
            handle(exchange, tokenAnswers, status(200, token("token-" + number, "\"3600\"")));
        });
        server.start();
    }

    public static String token(String value, String expiresIn) {
        return """
                {"token_type":"Bearer","expires_in":%s,"access_token":"%s","resource":"x"}""".formatted(expiresIn, value);
    }

    /** Connects with an ordinary clock and a request time-out of two seconds. */
    public Vipps connect() {
        return connect(new SimpleMeterRegistry(), Duration.ofSeconds(2));
    }

    public Vipps connect(SimpleMeterRegistry registry, Duration requestTimeout) {
        return connect(registry, requestTimeout, CallTracing.NONE);
    }

    public Vipps connect(SimpleMeterRegistry registry, Duration requestTimeout, CallTracing tracing) {
        SystemInfo system = new SystemInfo("Operator", "1.0", "vendflow", "0.1");
        VippsSettings settings = new VippsSettings(url(), Duration.ofSeconds(2), requestTimeout, system);
        return Vipps.connect(settings, List.of(MERCHANT), registry, Clock.systemUTC(), tracing);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers the next call so; calls are answered in the order of these. */
    public VippsStub next(Answer answer) {
        answers.add(answer);
        return this;
    }

    public VippsStub next(int status, String body) {
        return next(status(status, body));
    }

    public VippsStub nextToken(Answer answer) {
        tokenAnswers.add(answer);
        return this;
    }

    public static Answer status(int status, String body) {
        return status(status, body, "application/json");
    }

    public static Answer status(int status, String body, String contentType) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", contentType);
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    public static Answer withHeader(String name, String value, Answer answer) {
        return exchange -> {
            exchange.getResponseHeaders().set(name, value);
            answer.to(exchange);
        };
    }

    /** Closes the connection instead of answering. */
    public static Answer dropped() {
        return exchange -> {};
    }

    /** Promises more than it sends. */
    public static Answer truncated(int status, String start) {
        return exchange -> {
            exchange.sendResponseHeaders(status, start.length() + 1000L);
            exchange.getResponseBody().write(start.getBytes(UTF_8));
            exchange.getResponseBody().flush();
        };
    }

    /** Never answers. */
    public Answer silence() {
        return exchange -> awaitClosing();
    }

    /** Sends the headers and a first byte, then nothing. */
    public Answer dripping() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            body.write('{');
            body.flush();
            awaitClosing();
        };
    }

    /** Calls to the APIs, token requests left out. */
    public List<Request> calls() {
        return requests.stream()
                .filter(request -> !request.path().startsWith("/accesstoken"))
                .toList();
    }

    public List<Request> tokenRequests() {
        return requests.stream()
                .filter(request -> request.path().startsWith("/accesstoken"))
                .toList();
    }

    public Request onlyCall() {
        List<Request> calls = calls();
        if (calls.size() != 1) {
            throw new AssertionError("expected one call, not " + calls);
        }
        return calls.getFirst();
    }

    private void handle(HttpExchange exchange, Queue<Answer> queue, Answer otherwise) {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            String path = exchange.getRequestURI().getRawPath();
            Headers headers = new Headers();
            headers.putAll(exchange.getRequestHeaders());
            String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
            requests.add(new Request(exchange.getRequestMethod(), path, query, headers, body));
            Answer answer = queue.poll();
            (answer == null ? otherwise : answer).to(exchange);
        } catch (IOException e) {
            // the client went away, which some tests want
        }
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        executor.shutdownNow();
    }
}
