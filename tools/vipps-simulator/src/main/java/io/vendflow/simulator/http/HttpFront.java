package io.vendflow.simulator.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server: turns its requests into {@link Call}s and {@link Reply}s into what goes over the socket. */
public final class HttpFront implements AutoCloseable {

    /** How long a caller that is never answered is kept; clients give up long before. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    /** The names that handlers ask for, of which there are a few; making one costs more than finding the header. */
    private static final ConcurrentMap<String, HeaderName> HEADER_NAMES = new ConcurrentHashMap<>();

    private static final Logger LOGGER = LoggerFactory.getLogger(HttpFront.class);

    /** Tells of every start and stop otherwise. Kept, because the logging system would forget its level with it. */
    private static final java.util.logging.Logger SERVER_LOG = java.util.logging.Logger.getLogger("io.helidon");

    static {
        SERVER_LOG.setLevel(Level.WARNING);
    }

    private final WebServer server;
    private final CountDownLatch closing = new CountDownLatch(1);

    private HttpFront(String host, int port, List<Route> routes) {
        HttpRouting.Builder routing = HttpRouting.builder();
        for (Route route : routes) {
            routing.route(
                    Method.create(route.method().name()),
                    route.path(),
                    (request, response) -> serve(route, request, response));
        }
        routing.any((request, response) -> send(GatewayErrors.notFound(), response));
        routing.error(RuntimeException.class, (request, response, failure) -> {
            LOGGER.error(
                    "{} {} failed", request.prologue().method(), request.path().path(), failure);
            send(Problems.internal(request.path().path()), response);
        });
        server = WebServer.builder()
                .host(host)
                .port(port)
                .routing(routing)
                .shutdownHook(false)
                .shutdownGracePeriod(Duration.ofMillis(200))
                .build();
    }

    /** @throws UncheckedIOException when the port is taken */
    public static HttpFront start(String host, int port, List<Route> routes) {
        // Helidon would log a stack trace and go on without listening.
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        HttpFront front = new HttpFront(host, port, routes);
        front.server.start();
        if (front.port() <= 0) {
            throw new IllegalStateException("the server does not listen on port " + port);
        }
        return front;
    }

    public int port() {
        return server.port();
    }

    private void serve(Route route, ServerRequest request, ServerResponse response) {
        byte[] body = read(request, route.largestBody());
        if (body.length > route.largestBody()) {
            send(
                    Problems.plain(
                            413,
                            "Payload Too Large",
                            "The body is too large",
                            request.path().path()),
                    response);
            return;
        }
        Map<String, String> parameters = new HashMap<>();
        request.path().pathParameters().toMap().forEach((name, values) -> parameters.put(name, values.getFirst()));
        Call call = new Call(
                request.path().path(),
                parameters,
                name -> request.query().first(name).asOptional(),
                name -> header(request, name),
                body);
        switch (route.handler().handle(call)) {
            case Answer answer -> send(answer, response);
            case Reply.HangUp hangUp -> throw new CloseConnectionException("as asked");
            case Reply.Silence silence -> {
                waitForTheEnd();
                throw new CloseConnectionException("as asked");
            }
        }
    }

    private static Optional<String> header(ServerRequest request, String name) {
        return request.headers().first(HEADER_NAMES.computeIfAbsent(name, HeaderNames::create));
    }

    private static byte[] read(ServerRequest request, int most) {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        try (InputStream in = request.content().inputStream()) {
            return in.readNBytes(most + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(Answer answer, ServerResponse response) {
        response.status(answer.status());
        answer.headers().forEach(response::header);
        response.send(answer.body());
    }

    private void waitForTheEnd() {
        try {
            if (!closing.await(SILENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOGGER.debug("a caller waited {} for nothing", SILENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the server. Calls that are being answered with silence end at once. */
    @Override
    public void close() {
        closing.countDown();
        server.stop();
    }
}
