package io.vendflow.simulator.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.simulator.merchants.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpTransportTest {

    private final CountDownLatch end = new CountDownLatch(1);
    private final HttpServer server;

    HttpTransportTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/silent", exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        end.countDown();
        server.stop(0);
    }

    @Test
    void aReceiverHasTenSeconds() {
        assertThat(HttpTransport.TIMEOUT).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void whoIsSilentForLongerDidNotTakeIt() {
        assertThat(waiting(Duration.ofMillis(300)).send(registration("/silent"), new byte[0]))
                .isFalse();
        assertThat(waiting(HttpTransport.TIMEOUT).send(registration("/quick"), new byte[0]))
                .isTrue();
    }

    private static HttpTransport waiting(Duration timeout) {
        return new HttpTransport(Clock.systemUTC(), timeout);
    }

    private Registration registration(String path) {
        return new Registration(
                "id",
                new MerchantSerialNumber("123456"),
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path),
                List.of(),
                new Secret("secret"));
    }
}
