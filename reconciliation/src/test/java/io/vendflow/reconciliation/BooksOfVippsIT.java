package io.vendflow.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vendflow.books.Scope;
import io.vendflow.events.ReleaseReason;
import io.vendflow.events.Topics;
import io.vendflow.kafka.Replays;
import io.vendflow.reconciliation.kafka.KafkaPast;
import io.vendflow.sale.Amount;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.Sale;
import io.vendflow.simulator.faults.Fault;
import io.vendflow.simulator.faults.FaultRule;
import io.vendflow.simulator.settlement.EntryType;
import io.vendflow.testing.Sales;
import io.vendflow.testing.Stage;
import io.vendflow.vipps.IdempotencyKey;
import io.vendflow.vipps.MerchantCredentials;
import io.vendflow.vipps.Secret;
import io.vendflow.vipps.SystemInfo;
import io.vendflow.vipps.Vipps;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.VippsSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The log against Vipps' payments and ledgers as the simulator serves them over HTTP, and what is done about it, on a real Kafka. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BooksOfVippsIT {

    private static final Rules AT_ONCE = new Rules(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    @TempDir
    private static Path data;

    private static Stage stage;

    @BeforeAll
    static void start() {
        stage = Stage.openFor("reconciliation", data);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void agreesWithVippsToTheMinorUnit() {
        Sale sale = sale("AGREE1");
        stage.authorized(sale);
        capture(sale, 2_500);
        stage.publish(Tale.sold(sale).events());

        assertThat(reconcile(sale, Against.VIPPS).findings()).isEmpty();
    }

    @Test
    void findsWhatSomebodyDidAtVippsByHandAndTellsWhenItHasCleared() {
        Sale sale = sale("HAND1");
        stage.authorized(sale);
        capture(sale, 2_500);
        Tale tale = Tale.sold(sale);
        stage.publish(tale.events());
        refund(sale, 1_000);

        Report report = reconcile(sale, Against.VIPPS);

        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.AMOUNTS_DIFFER);
            assertThat(finding.amount()).isEqualTo(1_000);
            assertThat(finding.what()).contains("0.00 NOK in the log", "10.00 NOK at Vipps");
            assertThat(finding.story()).hasSize(7);
        });
        assertThat(report.sums())
                .singleElement()
                .satisfies(sums -> assertThat(sums.atVipps()).isEqualTo(new Sums.Difference(0, 0, 1_000)));
        assertThat(report.verdict()).isEqualTo(Report.Verdict.FINDINGS);

        int before = tale.events().size();
        tale.refundRequested(1_000, "kari", "by hand").refunded(1_000, "kari", "by hand");
        stage.publish(tale.events().subList(before, tale.events().size()));
        Report later = reconcile(sale, Against.VIPPS);

        assertThat(later.findings()).isEmpty();
        assertThat(later.cleared())
                .extracting(Cleared::kind, Cleared::subject)
                .containsExactly(
                        tuple(FindingKind.AMOUNTS_DIFFER, sale.reference().value()));
        assertThat(new KafkaPast(stage.settings(), Duration.ofSeconds(10)).known())
                .filteredOn(each -> each.subject().equals(sale.reference().value()))
                .singleElement()
                .satisfies(each -> assertThat(each.clearedAt()).isEqualTo(later.ranAt()));
    }

    @Test
    void findsAPaymentThatOnlyVippsKnows() {
        Sale sale = sale("GHOST1");
        stage.authorized(sale);
        stage.publish(Tale.of(sale).webhook("AUTHORIZED").events());

        assertThat(reconcile(sale, Against.VIPPS).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.UNKNOWN_TO_LOG);
            assertThat(finding.amount()).isEqualTo(2_500);
            assertThat(finding.currency()).isEqualTo("NOK");
        });
    }

    @Test
    void findsAPaymentThatOnlyTheLogKnows() {
        Sale sale = sale("DREAM1");
        stage.publish(Tale.sold(sale).events());

        assertThat(reconcile(sale, Against.VIPPS).findings())
                .extracting(Finding::kind, Finding::amount)
                .containsExactly(tuple(FindingKind.UNKNOWN_AT_VIPPS, 2_500L));
    }

    @Test
    void saysThatVippsDidNotAnswerAndAccusesNobody() {
        Sale sale = sale("AWAY1");
        stage.publish(Tale.sold(sale).events());
        stage.simulator().faults(FaultRule.times(100, "get", Fault.CONNECTION_RESET));
        try (Vipps unlucky = client(stage.simulator().baseUrl())) {
            Report report = reconcile(unlucky, sale, Set.of(Against.VIPPS));

            assertThat(report.findings()).isEmpty();
            assertThat(report.unanswered())
                    .singleElement()
                    .asString()
                    .contains("Vipps could not be asked about 1 of 1 payments");
            assertThat(report.verdict()).isEqualTo(Report.Verdict.COULD_NOT_RUN);
        } finally {
            stage.simulator().clearFaults();
        }
    }

    @Test
    void saysThatNobodyIsThereWhereVippsShouldBe() {
        Sale sale = sale("NOBODY1");
        stage.publish(Tale.sold(sale).events());
        try (Vipps nobody = client("http://localhost:1")) {
            Report report = reconcile(nobody, sale, Set.of(Against.VIPPS, Against.LEDGER));

            assertThat(report.findings()).isEmpty();
            assertThat(report.unanswered())
                    .anySatisfy(words -> assertThat(words).contains("payments", "UNREACHABLE"))
                    .anySatisfy(words -> assertThat(words).contains("the ledgers of merchant 123456"));
        }
    }

    /** The last, since it moves Vipps' clock. */
    @Test
    @Order(Integer.MAX_VALUE)
    void holdsTheLedgerToItsWord() {
        Sale kept = sale("LEDGER1");
        Sale withheld = sale("LEDGER2");
        for (Sale each : List.of(kept, withheld)) {
            stage.authorized(each);
            stage.publish(Tale.sold(each).events());
        }
        stage.simulator().withholdFromLedger(withheld.reference().value());
        capture(kept, 2_500);
        capture(withheld, 2_500);

        Report open = reconcile(withheld, Against.LEDGER);
        assertThat(open.findings()).as("the day is not over: it may still come").isEmpty();
        assertThat(open.ledger()).last().extracting(LedgerDay::complete).isEqualTo(false);

        stage.simulator().advanceClock(Duration.ofDays(3));
        stage.simulator().plantInLedger(EntryType.CAPTURE, "VMX-GHOST9", 4_200);
        Report closed = reconcile(
                stage.vipps(), null, Set.of(Against.LEDGER), Clock.offset(Clock.systemUTC(), Duration.ofDays(3)));

        assertThat(closed.findings())
                .extracting(Finding::kind, Finding::subject, Finding::amount)
                .contains(
                        tuple(FindingKind.NOT_IN_LEDGER, withheld.reference().value(), 2_500L),
                        tuple(FindingKind.LEDGER_WITHOUT_CAPTURE, "VMX-GHOST9", 4_200L))
                .doesNotContain(
                        tuple(FindingKind.NOT_IN_LEDGER, kept.reference().value(), 2_500L));
        assertThat(closed.findings())
                .filteredOn(each -> each.kind() == FindingKind.NOT_IN_LEDGER
                        && each.subject().equals(withheld.reference().value()))
                .singleElement()
                .satisfies(each -> assertThat(each.what()).contains("after 3 days"));
        assertThat(closed.ledger()).anySatisfy(day -> {
            assertThat(day.complete()).isTrue();
            assertThat(day.fees()).isNegative();
            assertThat(day.payouts()).isNegative();
        });
    }

    @Test
    void sendsALostStepAgainOnItsOwnRetryPathAndTwiceIsTheSame() {
        Sale sale = sale("LOST1");
        stage.authorized(sale);
        stage.publish(Tale.authorized(sale).vended().receipt().events());
        Finding lost = reconcile(sale, Against.VIPPS).findings().getFirst();
        assertThat(lost.kind()).isEqualTo(FindingKind.OPEN_MONEY);
        Repairs repairs = ReconciliationComposition.repairs(stage.settings(), stage.codec(), Clock.systemUTC());

        repairs.mend(lost, "kari");
        repairs.mend(lost, "kari");

        List<ConsumerRecord<String, byte[]>> sent = records(Replays.topicOf("capture-service")).stream()
                .filter(each -> each.key().equals(sale.machineId().value()))
                .toList();
        assertThat(sent).hasSize(2).allSatisfy(each -> {
            assertThat(header(each, Replays.OF)).isEqualTo(Topics.RECEIPT_ATTACHED.name());
            assertThat(header(each, Replays.BY)).isEqualTo("kari");
            assertThat(stage.codec()
                            .decode(Topics.RECEIPT_ATTACHED, each.value())
                            .getSale()
                            .getReference())
                    .isEqualTo(sale.reference().value());
        });
    }

    @Test
    void asksForARefundOnceHoweverOftenItIsTold() {
        Sale sale = sale("GOODS1");
        stage.publish(Tale.authorized(sale).receipt().captured().events());
        Finding found = reconcile(sale, Against.LOG_ONLY).findings().getFirst();
        assertThat(found.kind()).isEqualTo(FindingKind.CAPTURED_WITHOUT_VEND);
        Repairs repairs = ReconciliationComposition.repairs(stage.settings(), stage.codec(), Clock.systemUTC());

        repairs.mend(found, "kari");
        repairs.mend(found, "ola");

        assertThat(stage.events(Topics.REFUND_REQUESTED))
                .filteredOn(each ->
                        each.getSale().getReference().equals(sale.reference().value()))
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.getAmount()).isEqualTo(2_500))
                .extracting(each -> each.getMeta().getId())
                .containsOnly(stage.events(Topics.REFUND_REQUESTED)
                        .getLast()
                        .getMeta()
                        .getId());
        assertThat(reconcile(sale, Against.LOG_ONLY).findings().getFirst().repair())
                .as("now it is asked for, and what is missing is the step after it")
                .isInstanceOf(Repair.Reemit.class);
    }

    @Test
    void asksTheGatewayToLetGoOfWhatNobodySpeaksOfAnyMore() {
        Sale sale = sale("SILENT1");
        stage.publish(Tale.authorized(sale).events());
        Finding found = reconcile(sale, Against.LOG_ONLY).findings().getFirst();
        assertThat(found.repair()).isInstanceOf(Repair.Release.class);

        ReconciliationComposition.repairs(stage.settings(), stage.codec(), Clock.systemUTC())
                .mend(found, "kari");

        assertThat(records("machine-gateway.inbox"))
                .filteredOn(each -> each.key().equals(sale.machineId().value()))
                .singleElement()
                .satisfies(each -> {
                    var cancel = stage.codec().decode(Topics.CANCEL_REQUESTED, each.value());
                    assertThat(header(each, "proposes")).isEqualTo(Topics.CANCEL_REQUESTED.name());
                    assertThat(cancel.getReason()).isEqualTo(ReleaseReason.OPERATOR);
                    assertThat(cancel.getRequestedBy()).isEqualTo("kari");
                });
    }

    /** One whose trouble is its own: the others' circuits stay closed. */
    private static Vipps client(String url) {
        return Vipps.connect(
                new VippsSettings(
                        URI.create(url),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        new SystemInfo("test", "1", "test", "1")),
                List.of(new MerchantCredentials(
                        Sales.MERCHANT, "vendflow-client", new Secret("vendflow-secret"), new Secret("vendflow-key"))),
                new SimpleMeterRegistry(),
                Clock.systemUTC());
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static List<ConsumerRecord<String, byte[]>> records(String topic) {
        Map<String, Object> config = stage.settings().reader("look");
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
        }
        return all;
    }

    /** On a machine of its own, asked for a while ago. */
    private static Sale sale(String id) {
        Instant at = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MILLIS);
        return Tale.sale(new MachineId("VM" + id), id, at);
    }

    private static void capture(Sale sale, long amount) {
        done(stage.vipps()
                .payments()
                .capture(
                        sale.merchantSerialNumber(),
                        sale.reference(),
                        new Amount(amount, sale.amount().currency()),
                        IdempotencyKey.of(sale.reference(), "capture")));
    }

    private static void refund(Sale sale, long amount) {
        done(stage.vipps()
                .payments()
                .refund(
                        sale.merchantSerialNumber(),
                        sale.reference(),
                        new Amount(amount, sale.amount().currency()),
                        IdempotencyKey.of(sale.reference(), "refund")));
    }

    private static void done(VippsOutcome<?> outcome) {
        assertThat(outcome).isInstanceOf(VippsOutcome.Done.class);
    }

    private static Report reconcile(Sale sale, Against against) {
        return reconcile(stage.vipps(), sale, Set.of(against));
    }

    private static Report reconcile(Vipps vipps, Sale sale, Set<Against> against) {
        return reconcile(vipps, sale, against, Clock.systemUTC());
    }

    /** @param sale null for all */
    private static Report reconcile(Vipps vipps, @Nullable Sale sale, Set<Against> against, Clock clock) {
        Instant now = clock.instant();
        Set<String> machines = sale == null ? Set.of() : Set.of(sale.machineId().value());
        return ReconciliationComposition.of(
                        stage.settingsOfAccount(),
                        stage.codec(),
                        vipps.payments(),
                        vipps.reports(),
                        vipps.merchants(),
                        clock)
                .run(
                        new Request(
                                new Scope(now.minus(Duration.ofDays(4)), now, Map.of(), Map.of(), machines, Set.of()),
                                against,
                                ZoneOffset.UTC,
                                AT_ONCE),
                        Progress.NONE);
    }
}
