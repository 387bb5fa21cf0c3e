package io.vendflow.vipps.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.Uncertainty.Cause;
import io.vendflow.vipps.http.LimitedBody.Received;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Sends requests and never throws for what networks do. */
public final class Http implements AutoCloseable {

    /** The longest answer read, in bytes; Vipps' own are a few kilobytes. */
    public static final int BODY_LIMIT = 1 << 20;

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;
    private final Duration requestTimeout;

    public Http(Duration connectTimeout, Duration requestTimeout) {
        this.requestTimeout = requestTimeout;
        // HTTP/1.1, because java.net.http keeps one HTTP/2 connection per host and fails calls beyond the server's
        // stream limit.
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(executor)
                .build();
    }

    /** Waits for the whole answer, at most the request time-out; an interrupted thread keeps its flag. */
    public Reply send(HttpRequest request) {
        return switch (exchange(request, BODY_LIMIT)) {
            case Arrival.Came(Received(ResponseInfo head, byte[] bytes, boolean whole)) ->
                new Reply.Answered(
                        head.statusCode(),
                        head.headers().firstValue("Retry-After").orElse(null),
                        new Reply.Body(new String(bytes, UTF_8), whole));
            case Arrival.Missed(Uncertainty uncertainty) -> new Reply.Unanswered(uncertainty);
        };
    }

    /** As {@link #send}, for what is not text. */
    public Download download(HttpRequest request, int limit) {
        return switch (exchange(request, limit)) {
            case Arrival.Came(Received(ResponseInfo head, byte[] bytes, boolean whole)) ->
                new Download.Answered(
                        head.statusCode(),
                        head.headers().firstValue("Content-Type").orElse(""),
                        bytes,
                        whole);
            case Arrival.Missed(Uncertainty uncertainty) -> new Download.Unanswered(uncertainty);
        };
    }

    private sealed interface Arrival {

        record Came(Received answer) implements Arrival {}

        record Missed(Uncertainty uncertainty) implements Arrival {}
    }

    private Arrival exchange(HttpRequest request, int limit) {
        AtomicReference<@Nullable LimitedBody> begun = new AtomicReference<>();
        CompletableFuture<HttpResponse<Received>> answer = client.sendAsync(request, head -> {
            LimitedBody body = new LimitedBody(head, limit);
            begun.set(body);
            return body;
        });
        try {
            // Not HttpRequest.timeout: that one stops counting at the headers, and a dripping body would hold the
            // thread.
            return new Arrival.Came(
                    answer.get(requestTimeout.toMillis(), TimeUnit.MILLISECONDS).body());
        } catch (TimeoutException e) {
            answer.cancel(true);
            return missed(Cause.TIMEOUT, "no answer within " + requestTimeout);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return missed(Cause.TIMEOUT, "interrupted while waiting for the answer");
        } catch (ExecutionException e) {
            // The client may fail the call before it asks the body, although the headers came; they are worth keeping.
            LimitedBody body = begun.get();
            return body == null ? missed(e.getCause()) : new Arrival.Came(body.brokenOff());
        }
    }

    private static Arrival missed(@Nullable Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException e -> missed(Cause.UNREACHABLE, describe(e));
            case HttpTimeoutException e -> missed(Cause.TIMEOUT, describe(e));
            case IOException e -> missed(Cause.UNREACHABLE, describe(e));
            case null, default -> throw new IllegalStateException("the HTTP client failed", cause);
        };
    }

    private static Arrival missed(Cause cause, String detail) {
        return new Arrival.Missed(new Uncertainty(cause, detail));
    }

    private static String describe(IOException e) {
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
    }

    @Override
    public void close() {
        client.shutdownNow();
        executor.shutdownNow();
    }
}
