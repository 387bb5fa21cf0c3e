package io.vendflow.reconciliation;

import static io.vendflow.reconciliation.Audit.BEGIN;
import static io.vendflow.reconciliation.Audit.PRICE;
import static io.vendflow.reconciliation.Audit.reference;
import static io.vendflow.reconciliation.Audit.sale;
import static io.vendflow.reconciliation.Audit.usual;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.books.Scope;
import io.vendflow.events.Topics;
import io.vendflow.reconciliation.PaymentReading.Found;
import io.vendflow.reconciliation.PaymentReading.NotThere;
import io.vendflow.reconciliation.PaymentReading.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClearingTest {

    private static final Duration DAY = Duration.ofDays(1);

    /** As the store does it: what is forgotten goes last. */
    private static final class Memory implements Past {

        private final Map<String, Known> known = new LinkedHashMap<>();
        private int changes;

        @Override
        public List<Known> known() {
            return List.copyOf(known.values());
        }

        @Override
        public void remember(Collection<Known> changed, Collection<String> forgotten) {
            changed.forEach(each -> known.put(each.key(), each));
            forgotten.forEach(known::remove);
            changes += changed.size();
        }
    }

    private final Memory memory = new Memory();
    private final Tale open = Tale.authorized(sale(1)).vended().receipt();
    private final Instant found = BEGIN.plus(DAY);

    @Test
    void whatIsGoneHasClearedWithTheTimeItWasFirstSeen() {
        run(usual().of(open), found);
        Report still = run(usual().of(open), found.plus(DAY));
        open.captured();
        Report after = run(usual().of(open), found.plus(DAY).plus(DAY));

        assertThat(still.findings()).hasSize(1);
        assertThat(still.cleared()).isEmpty();
        assertThat(after.findings()).isEmpty();
        assertThat(after.cleared()).singleElement().satisfies(each -> {
            assertThat(each.kind()).isEqualTo(FindingKind.OPEN_MONEY);
            assertThat(each.subject()).isEqualTo(reference(1));
            assertThat(each.what()).contains("43.00 NOK reserved");
            assertThat(each.firstSeen()).isEqualTo(found);
            assertThat(each.clearedAt()).isEqualTo(found.plus(DAY).plus(DAY));
        });
        assertThat(after.verdict()).isEqualTo(Report.Verdict.CLEAN);
    }

    @Test
    void whatStandsAsItStoodIsNotWrittenAgain() {
        run(usual().of(open), found);
        run(usual().of(open), found.plus(DAY));

        assertThat(memory.changes).isEqualTo(1);
    }

    @Test
    void itIsToldForAWeekAndThenForgotten() {
        run(usual().of(open), found);
        open.captured();
        Instant cleared = found.plus(DAY);
        run(usual().of(open), cleared);

        assertThat(run(usual().of(open), cleared.plus(Duration.ofDays(6))).cleared())
                .hasSize(1);
        assertThat(run(usual().of(open), cleared.plus(Duration.ofDays(8))).cleared())
                .isEmpty();
        assertThat(memory.known()).isEmpty();
    }

    @Test
    void whatComesAgainIsSeenForTheFirstTimeAgain() {
        Tale refund = Tale.sold(sale(1)).refundRequested(1_000, "kari", "warm");
        run(usual().of(refund), found);
        run(
                usual().of(Tale.sold(sale(1))
                        .refundRequested(1_000, "kari", "warm")
                        .refunded(1_000, "kari", "warm")),
                found.plus(DAY));
        Instant later = found.plus(Duration.ofDays(9));
        Report again = run(usual().of(refund), later);

        assertThat(again.findings()).hasSize(1);
        assertThat(again.cleared()).isEmpty();
        assertThat(memory.known()).singleElement().satisfies(each -> {
            assertThat(each.firstSeen()).isEqualTo(later);
            assertThat(each.clearedAt()).isNull();
        });
    }

    @Test
    void aRunOfOtherSalesClearsNothing() {
        run(usual().of(open), found);
        open.captured();

        Scope later = Scope.of(BEGIN.plus(DAY), BEGIN.plus(Duration.ofDays(9)));
        Scope other = new Scope(BEGIN, BEGIN.plus(DAY), Map.of(), Map.of(), Set.of("VM5"), Set.of());
        assertThat(run(usual().of(open).within(later), found.plus(DAY)).cleared())
                .isEmpty();
        assertThat(run(usual().of(open).within(other), found.plus(DAY)).cleared())
                .isEmpty();
    }

    @Test
    void aRunThatAsksLessClearsNothing() {
        Tale sold = Tale.sold(sale(1));
        run(usual().of(sold).againstVipps(answering(new NotThere())), found);
        assertThat(memory.known()).extracting(Past.Known::kind).contains(FindingKind.UNKNOWN_AT_VIPPS);

        assertThat(run(usual().of(sold), found.plus(DAY)).cleared()).isEmpty();
        assertThat(run(usual().of(sold).againstVipps(answering(new Unavailable("TIMEOUT"))), found.plus(DAY))
                        .cleared())
                .isEmpty();
        assertThat(run(
                                usual().of(sold)
                                        .againstVipps(answering(new Found(
                                                new PaymentAtVipps("", "NOK", PRICE, 0, PRICE, 0, List.of())))),
                                found.plus(DAY))
                        .cleared())
                .extracting(Cleared::kind)
                .contains(FindingKind.UNKNOWN_AT_VIPPS);
    }

    @Test
    void whatTheLogAloneTellsIsClearedByTheLogAlone() {
        run(
                usual().of(open)
                        .againstVipps(answering(new Found(new PaymentAtVipps("", "NOK", PRICE, 0, 0, 0, List.of())))),
                found);
        run(usual().of(open), found.plus(DAY));
        open.captured();

        assertThat(run(usual().of(open), found.plus(DAY).plus(DAY)).cleared())
                .extracting(Cleared::subject)
                .contains(reference(1));
    }

    @Test
    void aSaleThatCannotBeJudgedAnyMoreHasNotCleared() {
        run(usual().of(open), found);
        Report report = run(
                usual().of(open).doctored(log -> log.garbage(Topics.RELEASED, "VM1", reference(1), BEGIN.plus(DAY))),
                found.plus(DAY));

        assertThat(report.findings()).extracting(Finding::kind).containsExactly(FindingKind.LOG_INCOMPLETE);
        assertThat(report.cleared()).isEmpty();
    }

    @Test
    void aSaleOfWhichALateRecordCannotBeReadHasNotCleared() {
        run(usual().of(open), found);
        open.captured();
        Report report = run(
                usual().of(open, Tale.sold(sale(8)))
                        .doctored(log -> log.write(laterSale())
                                .garbage(Topics.RELEASED, "VM1", reference(1), BEGIN.plus(Duration.ofHours(9)))),
                found.plus(DAY));

        assertThat(report.findings()).extracting(Finding::kind).containsExactly(FindingKind.LOG_INCOMPLETE);
        assertThat(report.cleared()).isEmpty();
    }

    @Test
    void aDeadLetterThatSomebodyDealtWithHasCleared() {
        run(usual().of(Tale.sold(sale(1)).buried("VIPPS_400")), found);

        assertThat(run(usual().of(Tale.sold(sale(1)).buried("VIPPS_400").parked()), found.plus(DAY))
                        .cleared())
                .extracting(Cleared::kind)
                .containsExactly(FindingKind.DEAD_LETTER);
    }

    private static List<io.vendflow.kafka.Emission<?>> laterSale() {
        return Tale.sold(Audit.sale(
                        15,
                        io.vendflow.sale.CaptureMode.AFTER_VEND,
                        io.vendflow.sale.ReceiptMode.SEPARATE,
                        BEGIN.plus(Duration.ofHours(8))))
                .events();
    }

    private static PaymentBooks answering(PaymentReading reading) {
        return (merchant, reference) -> reading;
    }

    private Report run(Audit audit, Instant at) {
        return audit.remembering(memory).at(at).run();
    }
}
