package io.vendflow.ingest.http;

import static io.vendflow.ingest.http.Wire.bodyOf;
import static io.vendflow.ingest.http.Wire.read;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.ingest.ReceiveWebhook;
import io.vendflow.ingest.Rejection;
import io.vendflow.ingest.Webhook;
import io.vendflow.ingest.WebhookAddresses;
import io.vendflow.ingest.WebhookMetrics;
import io.vendflow.ingest.WebhookSecrets;
import io.vendflow.kafka.spring.EventKafkaAutoConfiguration;
import io.vendflow.testing.Sales;
import io.vendflow.vipps.Secret;
import io.vendflow.vipps.spring.VippsAutoConfiguration;
import io.vendflow.vipps.webhook.WebhookSignature;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What the world sees on the port, to the byte, with the service's own settings. */
class DoorTest {

    private static final String PATH = "/webhooks/vipps/123456";
    private static final Secret SECRET = new Secret("A0+AeKBRG2KRGvnNwJpQlb6IJFk48CKXCIcrLoHncVJKDILsQSxS6NWCccwWm6r6");
    private static final Clock CLOCK = Clock.fixed(Sales.NOON, ZoneOffset.UTC);
    private static final List<Rejection> REJECTED = new CopyOnWriteArrayList<>();
    private static final List<Webhook> KEPT = new CopyOnWriteArrayList<>();
    private static volatile CountDownLatch kafka = new CountDownLatch(0);

    /** One for each set of limits. */
    private static final Map<List<String>, ConfigurableApplicationContext> SERVICES = new ConcurrentHashMap<>();

    private int port;

    @BeforeEach
    void forget() {
        REJECTED.clear();
        KEPT.clear();
        kafka = new CountDownLatch(0);
    }

    @AfterAll
    static void close() {
        kafka.countDown();
        SERVICES.values().forEach(ConfigurableApplicationContext::close);
        SERVICES.clear();
    }

    @Test
    void takesASignedPost() throws Exception {
        start();

        assertThat(send(signed())).startsWith("HTTP/1.1 200");
        assertThat(KEPT).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "GET     /",
        "POST    /",
        "GET     /webhooks/vipps",
        "POST    /webhooks/vipps/",
        "POST    /webhooks/vipps/123456/more",
        "GET     /actuator/health",
        "GET     /actuator/prometheus",
        "GET     /error",
        "POST    /error",
        "GET     /favicon.ico",
        "POST    //webhooks/vipps/123456",
        "POST    /webhooks/../webhooks/vipps/123456",
        "OPTIONS /",
        "HEAD    /",
        "PUT     /webhooks",
        "BREW    /coffee",
    })
    void nothingElseIsThere(String request) throws Exception {
        start();

        String answer = send(request.replaceAll(" +", " ") + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 404");
        assertThat(bodyOf(answer)).isEmpty();
        assertThat(answer).doesNotContainIgnoringCase("server:").doesNotContainIgnoringCase("allow:");
        assertThat(REJECTED).containsExactly(Rejection.OTHER_PATH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "BREW"})
    void thePathTakesNothingButPosts(String method) throws Exception {
        start();

        String answer = send(method + " " + PATH + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 405").contains("Allow: POST\r\n");
        assertThat(bodyOf(answer)).isEmpty();
        assertThat(REJECTED).containsExactly(Rejection.OTHER_METHOD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET\r\n\r\n",
                "\u0016\u0003\u0001 hello TLS\r\n\r\n",
                "POST /webhooks/vipps/123456 HTTP/9.9\r\nHost: x\r\n\r\n",
                "POST /webhooks/vipps/<script> HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /webhooks/vipps/123456 HTTP/1.1\r\n\r\n",
                "POST /webhooks/vipps/123456 HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
            })
    void whatTomcatRefusesByItselfGetsAStatusAndNothingElse(String request) throws Exception {
        start();

        String answer = send(request);

        assertThat(answer).startsWith("HTTP/1.1 ");
        assertThat(bodyOf(answer)).isEmpty();
        assertThat(answer).doesNotContainIgnoringCase("tomcat").doesNotContainIgnoringCase("<html");
        assertThat(KEPT).isEmpty();
        Awaitility.await().untilAsserted(() -> assertThat(REJECTED).containsExactly(Rejection.UNREADABLE));
    }

    @Test
    void refusesHeadersThatAreTooLargeOrTooMany() throws Exception {
        start();

        String large = send("POST " + PATH + " HTTP/1.1\r\nHost: x\r\nX-Large: " + "x".repeat(9_000) + "\r\n\r\n");
        String many = send("POST " + PATH + " HTTP/1.1\r\nHost: x\r\n" + "X-One-More: x\r\n".repeat(50) + "\r\n");

        assertThat(large).containsAnyOf("HTTP/1.1 400", "HTTP/1.1 431");
        assertThat(many).containsAnyOf("HTTP/1.1 400", "HTTP/1.1 431");
        assertThat(bodyOf(large) + bodyOf(many)).isEmpty();
        Awaitility.await()
                .untilAsserted(() -> assertThat(REJECTED).containsExactly(Rejection.UNREADABLE, Rejection.UNREADABLE));
    }

    @Test
    void refusesABodyThatSaysItIsTooLargeWithoutReadingIt() throws Exception {
        start();

        String answer =
                send("POST " + PATH + " HTTP/1.1\r\nHost: x\r\nContent-Length: 100000000\r\n\r\nand so it begins");

        assertThat(answer).startsWith("HTTP/1.1 413");
        assertThat(REJECTED).containsExactly(Rejection.TOO_LARGE);
    }

    @Test
    void aBodyThatDripsIsGivenUp() throws Exception {
        start("--vendflow.webhooks.limits.body-within=300ms");
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + PATH + " HTTP/1.1\r\nHost: x\r\nContent-Length: 10000\r\n\r\n").getBytes(US_ASCII));
            Thread drip = Thread.ofVirtual().start(() -> drip(out));

            assertThat(read(socket)).startsWith("HTTP/1.1 408");
            drip.interrupt();
        }
        assertThat(REJECTED).containsExactly(Rejection.TOO_SLOW);
    }

    @Test
    void aBodyThatNeverComesIsGivenUp() throws Exception {
        start("--server.tomcat.connection-timeout=300ms");

        assertThat(send("POST " + PATH + " HTTP/1.1\r\nHost: x\r\nContent-Length: 10000\r\n\r\n"))
                .startsWith("HTTP/1.1 408");
        assertThat(REJECTED).containsExactly(Rejection.TOO_SLOW);
    }

    @Test
    void aHeaderThatNeverComesIsHungUpOn() throws Exception {
        start("--server.tomcat.connection-timeout=300ms");

        assertThat(send("POST " + PATH + " HTTP/1.1\r\nHost: ")).doesNotContain("200");
    }

    @Test
    void morePostsThanAreTakenInASecondAreToBeDeliveredAgain() throws Exception {
        start("--vendflow.webhooks.limits.posts-per-second=3");

        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(send(signed()));
        }

        assertThat(answers).anyMatch(answer -> answer.startsWith("HTTP/1.1 200"));
        assertThat(answers)
                .anySatisfy(
                        answer -> assertThat(answer).startsWith("HTTP/1.1 429").contains("Retry-After: 1\r\n"));
        assertThat(answers).allMatch(answer -> answer.startsWith("HTTP/1.1 200") || answer.startsWith("HTTP/1.1 429"));
        assertThat(KEPT.size() + REJECTED.size())
                .as("posts = received + rejected")
                .isEqualTo(20);
        Awaitility.await("a second later it is taken again")
                .until(() -> send(signed()).startsWith("HTTP/1.1 200"));
    }

    @Test
    void whoPostsWhatNobodySignedIsNotLookedAtForAWhile() throws Exception {
        start("--vendflow.webhooks.limits.rejected-per-second=2");

        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            answers.add(
                    send("POST " + PATH + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"));
        }

        assertThat(answers).anyMatch(answer -> answer.startsWith("HTTP/1.1 401"));
        assertThat(answers).anyMatch(answer -> answer.startsWith("HTTP/1.1 429"));
        assertThat(REJECTED).contains(Rejection.TOO_MANY, Rejection.HEADER_MISSING);
    }

    @Test
    void noMoreThanSoManyAreHandledAtOnce() throws Exception {
        start("--vendflow.webhooks.limits.at-once=1");
        kafka = new CountDownLatch(1);
        try (Socket waiting = connect()) {
            waiting.getOutputStream().write(signed().getBytes(UTF_8));
            Awaitility.await().until(() -> KEPT.size() == 1);

            assertThat(send(signed())).startsWith("HTTP/1.1 429");

            kafka.countDown();
            assertThat(read(waiting)).startsWith("HTTP/1.1 200");
        }
        assertThat(send(signed())).startsWith("HTTP/1.1 200");
    }

    private void start(String... limits) {
        port = SERVICES.computeIfAbsent(List.of(limits), DoorTest::run)
                .getEnvironment()
                .getRequiredProperty("local.server.port", Integer.class);
    }

    private static ConfigurableApplicationContext run(List<String> limits) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0", "--management.server.port=0", "--vendflow.webhooks.public-url=http://localhost"));
        arguments.addAll(limits);
        return SpringApplication.run(OnlyTheDoor.class, arguments.toArray(String[]::new));
    }

    private static String signed() {
        String body = """
                {"msn":"123456","reference":"VM0042-7F3K9Q","pspReference":"1","name":"AUTHORIZED","success":true}""";
        WebhookSignature.Headers headers =
                WebhookSignature.sign(body.getBytes(UTF_8), Sales.NOON, URI.create("http://localhost" + PATH), SECRET);
        return "POST " + PATH + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " + body.length()
                + "\r\nx-ms-date: " + headers.xMsDate() + "\r\nx-ms-content-sha256: " + headers.contentSha256()
                + "\r\nAuthorization: " + headers.authorization() + "\r\n\r\n" + body;
    }

    private Socket connect() throws IOException {
        return Wire.connect(port);
    }

    private String send(String request) throws IOException {
        return Wire.send(port, request);
    }

    private static void drip(OutputStream out) {
        try {
            while (!Thread.interrupted()) {
                out.write('x');
                out.flush();
                Thread.sleep(Duration.ofMillis(50));
            }
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The door with a log behind it that confirms when the test wants it to. */
    @SpringBootConfiguration
    @EnableAutoConfiguration(exclude = {EventKafkaAutoConfiguration.class, VippsAutoConfiguration.class})
    @Import({DoorConfiguration.class, WebhookEndpoint.class})
    static class OnlyTheDoor {

        @Bean
        WebhookMetrics metrics() {
            return new WebhookMetrics() {
                @Override
                public void received(Webhook.Kind kind) {}

                @Override
                public void rejected(Rejection reason) {
                    REJECTED.add(reason);
                }
            };
        }

        @Bean
        ReceiveWebhook receiveWebhook(WebhookMetrics metrics) {
            return new ReceiveWebhook(
                    new WebhookSignature(CLOCK),
                    new WebhookSecrets(Set.of(Sales.MERCHANT), List.of(SECRET)),
                    new WebhookAddresses(URI.create("http://localhost")),
                    webhook -> {
                        KEPT.add(webhook);
                        try {
                            kafka.await();
                            return true;
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                            return false;
                        }
                    },
                    metrics,
                    CLOCK);
        }
    }
}
