package io.vendflow.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.capture.CaptureServiceApplication;
import io.vendflow.events.CancelRequested;
import io.vendflow.events.Meta;
import io.vendflow.events.PaymentRequested;
import io.vendflow.events.ReceiptAttached;
import io.vendflow.events.RefundRequested;
import io.vendflow.events.Refunded;
import io.vendflow.events.Topics;
import io.vendflow.events.VendOutcome;
import io.vendflow.events.VendReported;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.Metas;
import io.vendflow.kafka.Proposals;
import io.vendflow.kafka.SaleMapper;
import io.vendflow.kafka.read.KeyHistory;
import io.vendflow.kafka.setup.ClusterSetup;
import io.vendflow.sale.Sale;
import io.vendflow.testing.HttpContract;
import io.vendflow.testing.Sales;
import io.vendflow.testing.Stage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Operators' commands as they come, over HTTP, on a real Kafka. */
class OperationsIT {

    private static final String TOKEN = "a-token-that-is-long-enough";
    private static final HttpContract CONTRACT = HttpContract.of("operators.yaml");

    @TempDir
    private static Path data;

    private static Stage stage;
    private static ConfigurableApplicationContext service;
    private static HttpClient http;

    @BeforeAll
    static void start() throws IOException {
        stage = Stage.openFor("capture-service", data.resolve("kafka"));
        Path tokens = Files.writeString(data.resolve("tokens"), "anna:" + TOKEN + "\n");
        service = new SpringApplicationBuilder(CaptureServiceApplication.class)
                .run(stage.arguments("--OPERATOR_TOKENS_FILE=" + tokens, "--vendflow.operations.answer-within=100ms"));
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        http.close();
        service.close();
        stage.close();
    }

    @Test
    void tellsASalesStoryAndGivesItsMoneyBack() throws Exception {
        Sale sale = captured("STORY1");

        JsonNode reply = command(sale, "refund", "{\"amount\":1800,\"reason\":\"chips were open\"}", 202);

        assertThat(stage.awaitEventsOf(sale, Topics.REFUNDED)).allSatisfy(refunded -> {
            assertThat(refunded.getAmount()).isEqualTo(1_800);
            assertThat(refunded.getRequestedBy()).isEqualTo("anna");
            assertThat(refunded.getReason()).isEqualTo("chips were open");
            assertThat(refunded.getMeta().getCausationId())
                    .isEqualTo(reply.get("eventId").stringValue());
        });
        assertThat(stage.payment(sale).refunded()).isEqualTo(1_800);
        JsonNode story = get(sale, "story", TOKEN, 200);
        assertThat(story.get("events")
                        .valueStream()
                        .map(event -> event.get("event").stringValue()))
                .containsExactly("PaymentRequested", "ReceiptAttached", "Captured", "RefundRequested", "Refunded");
        assertThat(story.at("/standing/captured").longValue()).isEqualTo(4_300);
        assertThat(story.at("/standing/refunded").longValue()).isEqualTo(1_800);
        assertThat(story.at("/events/3/details/requestedBy").stringValue()).isEqualTo("anna");
        assertThat(story.at("/events/3/causationId").stringValue()).isEqualTo("operator anna");
    }

    /** It was asked for ten days ago and captured just now. */
    @Test
    void findsTheBeginningOfASaleHoweverLongAgo() throws Exception {
        Sale sale = Sales.requestedAt(
                Sales.now("LONGAGO1", Sales.COLA, Sales.CHIPS), Instant.now().minus(Duration.ofDays(10)));
        captured(sale);

        assertThat(get(sale, "story", TOKEN, 200)
                        .get("events")
                        .valueStream()
                        .map(event -> event.get("event").stringValue()))
                .containsExactly("PaymentRequested", "ReceiptAttached", "Captured");
    }

    @Test
    void givesBackOnceWhatIsAskedForTwice() throws Exception {
        Sale sale = captured("TWICE1");

        command(sale, "refund", "{\"amount\":1000,\"reason\":\"warm\"}", 202);
        stage.awaitEventsOf(sale, Topics.REFUNDED);
        JsonNode again = command(sale, "refund", "{\"amount\":1000,\"reason\":\"warm\"}", 202);
        command(sale, "refund", "{\"amount\":500,\"reason\":\"warm\",\"request\":\"complaint 7\"}", 202);

        assertThat(again.get("repeated").booleanValue()).isTrue();
        assertThat(stage.awaitEvents(Topics.REFUNDED, 2).stream()
                        .filter(event -> event.getSale().getSaleId().equals("TWICE1"))
                        .map(Refunded::getAmount)
                        .distinct())
                .contains(1_000L);
        assertThat(stage.events(Topics.REFUND_REQUESTED).stream()
                        .filter(event -> event.getSale().getSaleId().equals("TWICE1"))
                        .map(RefundRequested::getAmount))
                .containsExactly(1_000L, 500L);
    }

    /** Vipps' test amount for a refund whose time is over. */
    @Test
    void tellsWithTheStoryWhatVippsRefused() throws Exception {
        Sale sale = captured("REFUSED1");

        command(sale, "refund", "{\"amount\":124,\"reason\":\"late\"}", 202);
        stage.awaitEvents(Topics.DEAD_LETTERS, 1);

        JsonNode last = get(sale, "story", TOKEN, 200)
                .get("events")
                .valueStream()
                .toList()
                .getLast();
        assertThat(last.get("event").stringValue()).isEqualTo("DeadLetter");
        assertThat(last.at("/details/code").stringValue()).startsWith("VIPPS_");
        assertThat(last.at("/details/topic").stringValue()).isEqualTo("vending.refund-requested");
    }

    @Test
    void proposesToTheGatewayToLetGoOfASaleWhoseVendNobodyReported() throws Exception {
        Sale sale = unknown("UNKNOWN1");

        command(sale, "release", "{\"reason\":\"customer sent a picture\",\"force\":true}", 202);

        ConsumerRecord<String, byte[]> proposal = proposal(sale);
        CancelRequested cancel = codec().decode(Topics.CANCEL_REQUESTED, proposal.value());
        assertThat(cancel.getRequestedBy()).isEqualTo("anna");
        assertThat(cancel.getNote()).isEqualTo("customer sent a picture");
        assertThat(cancel.getMeta().getCausationId()).isEqualTo("operator anna");
        assertThat(header(proposal, Proposals.TOPIC)).isEqualTo("vending.cancel-requested");
        assertThat(header(proposal, Proposals.FORCE)).isEqualTo("true");
    }

    @Test
    void proposesToTheGatewayWhatWasDispensed() throws Exception {
        Sale sale = unknown("UNKNOWN2");

        command(
                sale,
                "resolve",
                "{\"outcome\":\"PARTIAL\",\"dispensed\":[{\"slot\":\"A3\",\"quantity\":1}],\"reason\":\"camera\"}",
                202);

        VendReported said = codec().decode(Topics.VEND_REPORTED, proposal(sale).value());
        assertThat(said.getOutcome()).isEqualTo(VendOutcome.PARTIAL);
        assertThat(said.getDispensedAmount()).isEqualTo(2_500);
        assertThat(said.getDecidedBy()).isEqualTo("anna");
        assertThat(said.getReason()).isEqualTo("camera");
    }

    private static EventCodec codec() {
        return new EventCodec(stage.settings().schemaRegistryUrl());
    }

    private static ConsumerRecord<String, byte[]> proposal(Sale sale) {
        return new KeyHistory(stage.settings(), Duration.ofSeconds(20))
                .read(
                        sale.machineId().value(),
                        List.of(ClusterSetup.GATEWAY_INBOX),
                        Instant.EPOCH,
                        each -> header(each, "ce_subject")
                                .equals(sale.reference().value()))
                .getFirst();
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "refund  | not json                                | 400 | not JSON",
                "refund  | {}                                      | 400 | reason: say why",
                "refund  | {\"reason\":\"x\",\"amount\":-1}          | 400 | amount: must be a whole number",
                "refund  | {\"reason\":\"x\",\"amount\":1.5}         | 400 | amount: must be a whole number",
                "refund  | {\"reason\":\"x\",\"ammount\":100}        | 400 | ammount: unknown",
                "refund  | {\"reason\":\"x\",\"amount\":4301}        | 409 | cannot be given back",
                "release | {\"reason\":\"x\"}                      | 409 | refund it instead",
                "release | {\"reason\":\"x\",\"force\":\"yes\"}        | 400 | force: must be true or false",
                "resolve | {\"reason\":\"x\",\"outcome\":\"MAYBE\"}    | 400 | outcome: must be",
                "resolve | {\"reason\":\"x\",\"outcome\":\"FAILED\"}   | 409 | nobody waits",
            })
    void saysInWordsWhatIsWrong(String command, String body, int status, String words) throws Exception {
        Sale sale = Sales.now("WRONG" + Math.abs(body.hashCode() % 100_000), Sales.COLA, Sales.CHIPS);
        captured(sale);

        assertThat(command(sale, command, body.strip(), status).get("message").stringValue())
                .contains(words);
    }

    @Test
    void obeysNobodyWithoutAToken() throws Exception {
        Sale sale = Sales.now("NOBODY1", Sales.COLA);

        assertThat(get(sale, "story", null, 401).get("code").stringValue()).isEqualTo("UNAUTHORIZED");
        assertThat(get(sale, "story", "another-token-of-nobody", 401)
                        .get("message")
                        .stringValue())
                .contains("token is needed");
        assertThat(post(sale, "refund", "{\"reason\":\"x\"}", "Basic " + TOKEN).statusCode())
                .isEqualTo(401);
    }

    @Test
    void knowsNothingOfASaleThatIsNotInTheLog() throws Exception {
        get(Sales.now("ABSENT1", Sales.COLA), "story", TOKEN, 404);
        command(Sales.now("ABSENT1", Sales.COLA), "release", "{\"reason\":\"x\"}", 404);
    }

    private static Sale captured(String saleId) {
        Sale sale = Sales.now(saleId, Sales.COLA, Sales.CHIPS);
        captured(sale);
        return sale;
    }

    private static void captured(Sale sale) {
        requested(sale);
        stage.publish(
                Topics.RECEIPT_ATTACHED,
                ReceiptAttached.newBuilder()
                        .setMeta(meta(sale, "receipt-attached"))
                        .setSale(SaleMapper.toEvent(sale))
                        .setLines(SaleMapper.toEvent(sale.lines()))
                        .setAmount(4_300)
                        .setAuthorizedAmount(4_300)
                        .build());
        stage.awaitEventsOf(sale, Topics.CAPTURED);
    }

    private static Sale unknown(String saleId) {
        Sale sale = Sales.now(saleId, Sales.COLA, Sales.CHIPS);
        requested(sale);
        stage.publish(
                Topics.VEND_REPORTED,
                VendReported.newBuilder()
                        .setMeta(meta(sale, "vend-unknown"))
                        .setSale(SaleMapper.toEvent(sale))
                        .setOutcome(VendOutcome.UNKNOWN)
                        .setDispensed(List.of())
                        .setDispensedAmount(0)
                        .setAuthorizedAmount(4_300)
                        .build());
        return sale;
    }

    private static void requested(Sale sale) {
        stage.authorized(sale);
        stage.publish(
                Topics.PAYMENT_REQUESTED,
                new PaymentRequested(meta(sale, "payment-requested"), SaleMapper.toEvent(sale), null));
    }

    private static Meta meta(Sale sale, String fact) {
        return Metas.of(
                "a-test", "nobody", sale.requestedAt(), fact, sale.reference().value());
    }

    private static JsonNode command(Sale sale, String command, String body, int status) throws Exception {
        HttpResponse<String> response = post(sale, command, body, "Bearer " + TOKEN);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JsonMapper.shared().readTree(response.body());
    }

    private static HttpResponse<String> post(Sale sale, String command, String body, String authorization)
            throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(address(sale, command))
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return asDescribed(response, body);
    }

    /** As docs/openapi/operators.yaml says. */
    private static HttpResponse<String> asDescribed(HttpResponse<String> response, String requestBody) {
        assertThat(CONTRACT.complaints(new HttpContract.Exchange(
                        response.request().method(),
                        response.uri().getPath(),
                        firsts(response.request().headers()),
                        requestBody,
                        response.statusCode(),
                        firsts(response.headers()),
                        response.body())))
                .isEmpty();
        return response;
    }

    private static Map<String, String> firsts(HttpHeaders headers) {
        Map<String, String> firsts = new HashMap<>();
        headers.map().forEach((name, values) -> firsts.put(name, values.getFirst()));
        return firsts;
    }

    private static JsonNode get(Sale sale, String what, @Nullable String token, int status) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(sale, what));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> response =
                asDescribed(http.send(request.build(), HttpResponse.BodyHandlers.ofString()), "");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JsonMapper.shared().readTree(response.body());
    }

    private static URI address(Sale sale, String what) {
        return URI.create("http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port")
                + "/operations/sales/" + sale.reference() + "/" + what);
    }
}
