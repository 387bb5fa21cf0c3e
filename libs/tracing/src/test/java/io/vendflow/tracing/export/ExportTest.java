package io.vendflow.tracing.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.vendflow.tracing.Place;
import io.vendflow.tracing.TraceIds;
import io.vendflow.tracing.Tracing;
import io.vendflow.tracing.Work;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ExportTest {

    @Test
    void sendsWhatIsLeftWhenItCloses() throws Exception {
        List<String> requests = new CopyOnWriteArrayList<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            requests.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(body, java.nio.charset.StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        try (Tracing tracing = Export.to("a-service", Map.of("otel.exporter.otlp.endpoint", address(collector)))) {
            doSomething(tracing);
        } finally {
            collector.stop(0);
        }

        assertThat(requests).hasSize(1);
        assertThat(requests.getFirst())
                .startsWith("/v1/traces application/x-protobuf")
                .contains("a-service", "something");
    }

    /** Whoever takes a payment never waits for whoever watches. */
    @Test
    void holdsNobodyUpWhenTheCollectorTakesConnectionsAndNeverAnswers() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Tracing tracing = Export.to(
                    "a-service", Map.of("otel.exporter.otlp.endpoint", "http://localhost:" + deaf.getLocalPort()));
            long begin = System.nanoTime();
            for (int i = 0; i < 20_000; i++) {
                doSomething(tracing);
            }
            Duration working = Duration.ofNanos(System.nanoTime() - begin);
            tracing.close();

            assertThat(working).isLessThan(Duration.ofSeconds(30));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(working.plusSeconds(30));
        }
    }

    @Test
    void refusesSettingsThatMakeNoSenseAtTheStart() {
        assertThatThrownBy(() -> Export.to("a-service", Map.of("otel.traces.sampler", "sometimes")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("sometimes");
    }

    private static void doSomething(Tracing tracing) {
        tracing.begin(Work.at(Place.rootOf(TraceIds.traceOf("a")), SpanKind.INTERNAL, "something"))
                .close();
    }

    private static String address(HttpServer collector) {
        return "http://localhost:" + collector.getAddress().getPort();
    }
}
