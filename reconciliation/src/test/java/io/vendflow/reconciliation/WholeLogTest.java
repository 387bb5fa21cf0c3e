package io.vendflow.reconciliation;

import static io.vendflow.reconciliation.Audit.BEGIN;
import static io.vendflow.reconciliation.Audit.PRICE;
import static io.vendflow.reconciliation.Audit.reference;
import static io.vendflow.reconciliation.Audit.sale;
import static io.vendflow.reconciliation.Audit.usual;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.books.Scope;
import io.vendflow.events.ReleaseReason;
import io.vendflow.events.Topics;
import io.vendflow.events.VendOutcome;
import io.vendflow.kafka.Emission;
import io.vendflow.sale.CaptureMode;
import io.vendflow.sale.ReceiptMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run makes of a log as a whole: late, twice, in any order, with holes, and of which only a part is asked for. */
class WholeLogTest {

    private static final Duration DAYS = Duration.ofDays(3);

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    /** One of each sort, with more to come after days. */
    private static Tale[] all() {
        return new Tale[] {
            Tale.sold(sale(1)).webhook("CAPTURED"),
            Tale.sold(sale(2))
                    .after(DAYS)
                    .refundRequested(1_000, "kari", "warm")
                    .refunded(1_000, "kari", "warm")
                    .webhook("REFUNDED"),
            Tale.sold(sale(3)).after(DAYS).rejected("STALE"),
            Tale.authorized(sale(4))
                    .vended(VendOutcome.PARTIAL, 2_500, null)
                    .receipt(2_500)
                    .captured(2_500)
                    .released(1_800, ReleaseReason.REMAINDER),
            Tale.authorized(sale(5)).vended().receipt(),
            Tale.sold(sale(6))
                    .after(DAYS)
                    .refundRequested(2_000, "kari", "warm")
                    .buried("VIPPS_6150"),
            Tale.of(sale(7)).requested().rejected("VIPPS_400"),
            Tale.authorized(sale(8)).cancelRequested(ReleaseReason.BUTTON).released(PRICE, ReleaseReason.BUTTON),
            Tale.of(sale(9)).webhook("CREATED"),
        };
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfTheTopicsChangesNothing(long seed) {
        Report inTime = longAfter(usual().of(all())).run();
        Report shuffled =
                longAfter(usual().of(all())).doctored(log -> log.shuffled(seed)).run();

        assertSame(shuffled, inTime);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 12})
    void howManyPartitionsThereAreChangesNothing(int partitions) {
        assertSame(
                longAfter(usual().of(all())).partitions(partitions).run(),
                longAfter(usual().of(all())).run());
    }

    @Test
    void whatComesLateIsAsIfItHadBeenReadAtOnce() {
        Report late = longAfter(usual().of(all())).run();
        // From one lonely partition, where no time passes between a sale and what comes after days.
        Report atOnce = longAfter(usual().of(all())).partitions(1_009).run();

        assertSame(late, atOnce);
        assertThat(late.findings())
                .extracting(Finding::kind)
                .containsExactlyInAnyOrder(FindingKind.OPEN_MONEY, FindingKind.DEAD_LETTER, FindingKind.UNKNOWN_TO_LOG);
        assertThat(late.sums().stream().mapToLong(Sums::refunded).sum()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsWrittenTwiceCountsOnce(long seed) {
        List<Emission<?>> events =
                Stream.of(all()).flatMap(each -> each.events().stream()).toList();
        Report once = longAfter(usual().of(all())).run();
        Report twice = longAfter(usual().of(all()))
                .doctored(log -> log.write(events).shuffled(seed))
                .run();

        assertSame(twice, once);
    }

    @Test
    void whatIsWrittenOnceMoreInTheSameBreathCountsOnce() {
        List<Emission<?>> events = new ArrayList<>();
        Stream.of(all()).flatMap(each -> each.events().stream()).forEach(each -> {
            events.add(each);
            events.add(each);
        });
        Report twice = longAfter(usual()).doctored(log -> log.write(events)).run();

        assertSame(twice, longAfter(usual().of(all())).run());
    }

    @Test
    void oneFactLessIsAnotherLog() {
        String whole = longAfter(usual().of(all())).run().digest();

        assertThat(longAfter(usual().of(all()).of(Tale.sold(sale(20)))).run().digest())
                .isNotEqualTo(whole);
        assertThat(longAfter(usual().of(all()))
                        .doctored(log -> log.append(Tale.sold(sale(8)).events().getLast()))
                        .run()
                        .digest())
                .isNotEqualTo(whole);
    }

    @Test
    void salesBeforeAndAfterAreNoneOfOurs() {
        Scope day = Scope.of(BEGIN, BEGIN.plus(Duration.ofDays(1)));
        Report alone = usual().within(day).at(BEGIN.plus(Duration.ofDays(9))).run();
        Report among = usual().of(
                        Tale.authorized(at(1, Duration.ofMinutes(-5))),
                        Tale.authorized(at(2, Duration.ofHours(-3))),
                        Tale.authorized(at(3, Duration.ofDays(1))),
                        Tale.authorized(at(4, Duration.ofDays(2)))
                                .buried("UNEXPECTED")
                                .parked(),
                        Tale.sold(at(5, Duration.ofMinutes(-5)))
                                .after(Duration.ofHours(5))
                                .refundRequested(1_000, "kari", "warm")
                                .refunded(1_000, "kari", "warm")
                                .webhook("REFUNDED"),
                        Tale.sold(at(6, Duration.ofDays(-5)))
                                .after(Duration.ofDays(5).plusHours(2))
                                .webhook("REFUNDED")
                                .refundRequested(1_000, "kari", "warm")
                                .refunded(1_000, "kari", "warm")
                                .again())
                .within(day)
                .at(BEGIN.plus(Duration.ofDays(9)))
                .run();

        assertSame(among, alone);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whoAsksForOneMachineHearsOfNoOther(long seed) {
        Scope one = new Scope(
                BEGIN, BEGIN.plus(Duration.ofDays(9)), java.util.Map.of(), java.util.Map.of(), Set.of("VM2"), Set.of());
        Report report = longAfter(usual().of(all()))
                .within(one)
                .doctored(log -> log.shuffled(seed))
                .run();

        // 2 and 9 are VM2's, and of 9 only webhooks tell.
        assertThat(report.sums()).extracting(Sums::machine).containsOnly("VM2");
        assertThat(report.findings()).extracting(Finding::kind).containsExactly(FindingKind.UNKNOWN_TO_LOG);
        assertThat(report.sales()).isEqualTo(1);
    }

    @Test
    void aLateWebhookIsHeardOfThoughTheTimeAskedForIsOver() {
        Tale polled = Tale.of(sale(1))
                .requested()
                .created()
                .authorized()
                .vended()
                .receipt()
                .captured()
                .after(Duration.ofHours(2))
                .webhook("AUTHORIZED");
        Report report = usual().of(polled)
                .within(Scope.of(BEGIN, BEGIN.plus(Duration.ofHours(1))))
                .run();

        assertThat(report.findings()).isEmpty();
    }

    @Test
    void aHoleMeansThatNothingIsSaidAboutSalesBeforeIt() {
        Report report = longAfter(usual().of(all()))
                .partitions(1)
                .doctored(log -> log.lose(Topics.CAPTURED).write(laterSales()))
                .run();

        assertThat(report.findings())
                .filteredOn(each -> each.kind() == FindingKind.LOG_INCOMPLETE)
                .isNotEmpty()
                .allSatisfy(each -> {
                    assertThat(each.what()).contains("vending.captured has lost its");
                    assertThat(each.what())
                            .containsPattern("\\d+ sales? (is|are) not judged because of it, such as VM");
                });
        assertThat(report.findings())
                .extracting(Finding::kind)
                .containsOnly(FindingKind.LOG_INCOMPLETE, FindingKind.DEAD_LETTER, FindingKind.UNKNOWN_TO_LOG);
        // The first began before what is left of the topic, but what the topic has to say of it is left.
        assertThat(report.sales() - report.notJudged()).isEqualTo(7);
    }

    @Test
    void whoIsNotJudgedCountsOnceThoughMoreComesLate() {
        Tale refunded = Tale.sold(sale(1))
                .after(DAYS)
                .refundRequested(1_000, "kari", "warm")
                .refunded(1_000, "kari", "warm");
        List<Emission<?>> later = Tale.authorized(at(8, DAYS.plusHours(1)))
                .cancelRequested(ReleaseReason.BUTTON)
                .released(PRICE, ReleaseReason.BUTTON)
                .events();
        Report report = longAfter(usual().of(refunded).of(released(21)))
                .partitions(1)
                .doctored(log -> log.lose(Topics.RELEASED).write(later))
                .run();

        // The four usual ones, 1 and 21, but not 8, whose release is left.
        assertThat(report.notJudged()).isEqualTo(6);
        assertThat(report.findings())
                .singleElement()
                .extracting(Finding::what)
                .asString()
                .contains("6 sales are not judged");
    }

    @Test
    void aCauseThatIsNotThereMeansThatTheLogLostSomething() {
        Tale tale = Tale.authorized(sale(1)).vended().receipt().captured().without(Topics.RECEIPT_ATTACHED);

        Finding found = usual().of(tale).finding();

        assertThat(found.kind()).isEqualTo(FindingKind.LOG_INCOMPLETE);
        assertThat(found.subject()).isEqualTo(reference(1));
        assertThat(found.what()).contains("what caused CAPTURED at vending.captured/");
    }

    @Test
    void aSaleWithoutItsBeginningIsNotJudged() {
        Finding found = usual().of(Tale.authorized(sale(1)).without(Topics.PAYMENT_REQUESTED))
                .finding();

        assertThat(found.kind()).isEqualTo(FindingKind.LOG_INCOMPLETE);
        assertThat(found.what()).contains("its beginning is not in the log").contains(reference(1));
    }

    @Test
    void aRecordThatCannotBeReadIsNamedAndItsSaleNotJudged() {
        Tale tale = Tale.authorized(sale(1)).vended();
        Report report = usual().of(tale)
                .doctored(log -> log.garbage(Topics.CAPTURED, "VM1", reference(1), tale.now()))
                .run();

        assertThat(report.findings()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(FindingKind.LOG_INCOMPLETE);
            assertThat(found.subject()).startsWith("vending.captured/");
            assertThat(found.what()).contains("cannot be read").contains(reference(1));
        });
        assertThat(report.notJudged()).isEqualTo(1);
    }

    @Test
    void aRecordThatCannotBeReadAndNamesNoSaleIsNamed() {
        Finding found = usual().doctored(log -> log.garbage(Topics.WEBHOOK_RECEIVED, "VM1", "VM1", BEGIN))
                .finding();

        assertThat(found.kind()).isEqualTo(FindingKind.LOG_INCOMPLETE);
        assertThat(found.subject()).startsWith("vending.webhook-received/");
    }

    @Test
    void aDeadLetterWaitsUntilSomebodyDealsWithIt() {
        Finding found = usual().of(Tale.sold(sale(1)).buried("VIPPS_400")).finding();

        assertThat(found.kind()).isEqualTo(FindingKind.DEAD_LETTER);
        assertThat(found.machine()).isEqualTo("VM1");
        assertThat(found.what()).contains(reference(1)).contains("VIPPS_400");
        assertThat(found.remedy()).contains("./run dead-letters show " + found.subject());
        assertThat(usual().of(Tale.sold(sale(1)).buried("VIPPS_400").parked()).findings())
                .isEmpty();
    }

    private static Tale released(int number) {
        return Tale.authorized(sale(number))
                .cancelRequested(ReleaseReason.BUTTON)
                .released(PRICE, ReleaseReason.BUTTON);
    }

    private static List<Emission<?>> laterSales() {
        return Stream.of(11, 12, 13, 14, 15, 16, 17)
                .flatMap(number -> Tale.sold(at(number, DAYS.plusHours(number == 11 ? 2 : 3))).events().stream())
                .<Emission<?>>map(each -> each)
                .toList();
    }

    private static io.vendflow.sale.Sale at(int number, Duration later) {
        return sale(number, CaptureMode.AFTER_VEND, ReceiptMode.SEPARATE, BEGIN.plus(later));
    }

    private static Audit longAfter(Audit audit) {
        return audit.at(BEGIN.plus(Duration.ofDays(10)));
    }

    private static void assertSame(Report report, Report expected) {
        assertThat(report.findings()).extracting(Finding::key).isEqualTo(keys(expected));
        assertThat(report.sums()).isEqualTo(expected.sums());
        assertThat(report.sales()).isEqualTo(expected.sales());
        assertThat(report.open()).isEqualTo(expected.open());
        assertThat(report.notJudged()).isEqualTo(expected.notJudged());
        assertThat(report.digest()).isEqualTo(expected.digest());
    }

    private static List<String> keys(Report report) {
        return report.findings().stream().map(Finding::key).toList();
    }
}
