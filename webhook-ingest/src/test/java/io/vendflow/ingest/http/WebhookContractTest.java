package io.vendflow.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.ingest.ReceiveWebhook;
import io.vendflow.ingest.Rejection;
import io.vendflow.ingest.Webhook;
import io.vendflow.ingest.WebhookAddresses;
import io.vendflow.ingest.WebhookMetrics;
import io.vendflow.ingest.WebhookSecrets;
import io.vendflow.kafka.spring.EventKafkaAutoConfiguration;
import io.vendflow.testing.HttpContract;
import io.vendflow.testing.Sales;
import io.vendflow.vipps.Secret;
import io.vendflow.vipps.spring.VippsAutoConfiguration;
import io.vendflow.vipps.webhook.WebhookSignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** docs/openapi/webhook-ingest.yaml says what is answered on the port, with the service's own settings. */
class WebhookContractTest {

    private static final String PATH = "/webhooks/vipps/123456";
    private static final URI REGISTERED = URI.create("https://vend.example.com" + PATH);
    private static final Secret SECRET = new Secret("A0+AeKBRG2KRGvnNwJpQlb6IJFk48CKXCIcrLoHncVJKDILsQSxS6NWCccwWm6r6");
    private static final String BODY = """
            {"msn":"123456","reference":"VM0042-7F3K9Q","pspReference":"1","name":"AUTHORIZED","success":true}""";

    private static final String PREFIX = "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=";

    private static volatile boolean kafkaConfirms = true;
    private static ConfigurableApplicationContext service;
    private static HttpClient http;

    private final HttpContract contract = HttpContract.of("webhook-ingest.yaml");

    @BeforeAll
    static void start() {
        service = run();
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        http.close();
        service.close();
    }

    private static ConfigurableApplicationContext run(String... limits) {
        return SpringApplication.run(
                OnlyHttp.class,
                Stream.concat(Stream.of("--server.port=0", "--management.server.port=0"), Stream.of(limits))
                        .toArray(String[]::new));
    }

    @Test
    void everyAnswerIsDescribedAndEveryDescriptionAnAnswer() throws Exception {
        post(PATH, signed(Sales.NOON), BODY, 200);
        post(PATH, signed(Sales.NOON), "not json at all", 401);
        post(PATH, signed(Sales.NOON.minus(Duration.ofMinutes(6))), BODY, 401);
        post(PATH, signed(Sales.NOON.plus(Duration.ofMinutes(6))), BODY, 401);
        post(PATH, with("x-ms-date", "today"), BODY, 401);
        post(PATH, with("Authorization", "Bearer of good news"), BODY, 401);
        post(PATH, with("Authorization", PREFIX + "c29tZWJvZHkgZWxzZSdz"), BODY, 401);
        post(PATH, Map.of(), BODY, 401);
        post("/webhooks/vipps/999999", signed(Sales.NOON), BODY, 404);
        post(PATH, signed(Sales.NOON), "x".repeat(WebhookEndpoint.LARGEST_BODY + 1), 413);
        kafkaConfirms = false;
        post(PATH, signed(Sales.NOON), BODY, 503);
        kafkaConfirms = true;
        for (String method : List.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH")) {
            exchange(request(PATH, Map.of()).method(method, BodyPublishers.noBody()), "", 405);
        }
        written(service, "X-One-More: x\r\n".repeat(50), "", 400);
        try (var impatient =
                run("--server.tomcat.connection-timeout=300ms", "--vendflow.webhooks.limits.body-within=0s")) {
            written(impatient, "Content-Length: 10000\r\n", "", 408);
            written(impatient, "Content-Length: 10000\r\n", "and so it begins", 408);
        }
        try (var crowded = run("--vendflow.webhooks.limits.at-once=0")) {
            written(crowded, "Content-Length: 0\r\nConnection: close\r\n", "", 429);
        }

        assertThat(contract.seen()).isEqualTo(contract.described());
    }

    /** Whatever way a post is refused, the word for it is described, but for what is answered with a status alone. */
    @Test
    void everyWordIsDescribed() {
        Set<String> withoutWord = Set.of("other_path", "other_method", "unreadable", "too_many", "too_slow");
        assertThat(Rejection.values())
                .extracting(Rejection::word)
                .filteredOn(word -> !withoutWord.contains(word))
                .isSubsetOf(contract.words());
    }

    private void post(String path, Map<String, String> headers, String body, int status) throws Exception {
        // Whoever is refused for the size is told before all of it is sent.
        exchange(request(path, headers).expectContinue(true).POST(BodyPublishers.ofString(body)), body, status);
    }

    /** A post as no client of Java's would send it, whose body may be less than it says. */
    private void written(ConfigurableApplicationContext service, String headers, String body, int status)
            throws IOException {
        String answer =
                Wire.send(portOf(service), "POST " + PATH + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n" + body);

        assertThat(Wire.statusOf(answer)).as(answer).isEqualTo(status);
        assertThat(contract.complaints(new HttpContract.Exchange(
                        "POST", PATH, Map.of(), body, status, Wire.headersOf(answer), Wire.bodyOf(answer))))
                .as(answer)
                .isEmpty();
    }

    private static int portOf(ConfigurableApplicationContext service) {
        return service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static HttpRequest.Builder request(String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + portOf(service) + path));
        headers.forEach(request::header);
        return request;
    }

    private void exchange(HttpRequest.Builder request, String body, int status)
            throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(contract.complaints(new HttpContract.Exchange(
                        response.request().method(),
                        response.uri().getPath(),
                        firsts(response.request().headers()),
                        body,
                        status,
                        firsts(response.headers()),
                        response.body())))
                .as(response.body())
                .isEmpty();
    }

    private static Map<String, String> firsts(HttpHeaders headers) {
        Map<String, String> firsts = new HashMap<>();
        headers.map().forEach((name, values) -> firsts.put(name, values.getFirst()));
        return firsts;
    }

    private static Map<String, String> with(String header, String value) {
        Map<String, String> headers = signed(Sales.NOON);
        headers.put(header, value);
        return headers;
    }

    private static Map<String, String> signed(Instant date) {
        WebhookSignature.Headers headers = WebhookSignature.sign(BODY.getBytes(UTF_8), date, REGISTERED, SECRET);
        return new HashMap<>(Map.of(
                "x-ms-date", headers.xMsDate(),
                "x-ms-content-sha256", headers.contentSha256(),
                "Authorization", headers.authorization(),
                "Content-Type", "application/json"));
    }

    /** Whatever this package puts on the port, with a log behind it that confirms when the test wants it to. */
    @SpringBootConfiguration
    @EnableAutoConfiguration(exclude = {EventKafkaAutoConfiguration.class, VippsAutoConfiguration.class})
    @ComponentScan(
            basePackageClasses = WebhookEndpoint.class,
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Test\\$.*"))
    static class OnlyHttp {

        @Bean
        WebhookMetrics metrics() {
            return new WebhookMetrics() {
                @Override
                public void received(Webhook.Kind kind) {}

                @Override
                public void rejected(Rejection reason) {}
            };
        }

        @Bean
        ReceiveWebhook receiveWebhook(WebhookMetrics metrics) {
            Clock clock = Clock.fixed(Sales.NOON, ZoneOffset.UTC);
            return new ReceiveWebhook(
                    new WebhookSignature(clock),
                    new WebhookSecrets(Set.of(Sales.MERCHANT), List.of(SECRET)),
                    new WebhookAddresses(URI.create("https://vend.example.com")),
                    webhook -> kafkaConfirms,
                    metrics,
                    clock);
        }
    }
}
