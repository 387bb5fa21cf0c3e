package io.vendflow.reconciliation;

import static io.vendflow.reconciliation.Audit.BEGIN;
import static io.vendflow.reconciliation.Audit.MERCHANT;
import static io.vendflow.reconciliation.Audit.PRICE;
import static io.vendflow.reconciliation.Audit.reference;
import static io.vendflow.reconciliation.Audit.sale;
import static io.vendflow.reconciliation.Audit.usual;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.books.Scope;
import io.vendflow.events.Topics;
import io.vendflow.reconciliation.LedgerReading.Entry;
import io.vendflow.reconciliation.LedgerReading.Mistake;
import io.vendflow.sale.CaptureMode;
import io.vendflow.sale.ReceiptMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgainstLedgerTest {

    private static final LocalDate FIRST = LocalDate.ofInstant(BEGIN, ZoneOffset.UTC);

    private final List<Entry> entries =
            new ArrayList<>(List.of(capture(reference(901), PRICE), capture(reference(902), PRICE)));
    private final List<LedgerDay> days = new ArrayList<>(List.of(day(0, true), day(1, true), day(2, false)));
    private final List<Mistake> mistakes = new ArrayList<>();
    private final List<String> unanswered = new ArrayList<>();

    @Test
    void aLedgerThatHasEverythingOnceIsClean() {
        Report report = audit().run();

        assertThat(report.findings()).isEmpty();
        assertThat(report.ledger()).hasSize(3);
    }

    @Test
    void aCaptureThatIsNotInTheLedgerIsNamedWithItsAge() {
        Finding found = audit().of(Tale.sold(sale(1))).finding();

        assertFound(
                found,
                FindingKind.NOT_IN_LEDGER,
                PRICE,
                "43.00 NOK captured, 0.00 NOK of it in the ledger, after 1 days");
        assertThat(found.severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void aRefundThatIsNotInTheLedgerIsNamed() {
        entries.add(capture(reference(1), PRICE));

        assertFound(
                audit().of(Tale.sold(sale(1))
                                .refundRequested(1_000, "kari", "warm")
                                .refunded(1_000, "kari", "warm"))
                        .finding(),
                FindingKind.NOT_IN_LEDGER,
                1_000,
                "10.00 NOK given back, 0.00 NOK of it in the ledger");
    }

    @Test
    void aDayThatIsNotOverMayStillBringIt() {
        days.set(1, day(1, false));

        assertThat(audit().of(Tale.sold(sale(1))).findings()).isEmpty();
    }

    @Test
    void aLedgerThatCouldNotBeReadAccusesNobody() {
        days.clear();
        entries.clear();
        unanswered.add("the ledger of 2026-11-20 is to be asked for later");
        Report report = audit().of(Tale.sold(sale(1))).run();

        assertThat(report.findings()).isEmpty();
        assertThat(report.unanswered()).containsExactly("the ledger of 2026-11-20 is to be asked for later");
        assertThat(report.verdict()).isEqualTo(Report.Verdict.COULD_NOT_RUN);
    }

    @Test
    void aDayThatIsMissingBetweenOthersAccusesNobody() {
        days.remove(0);

        assertThat(audit().of(Tale.sold(sale(1))).findings()).isEmpty();
    }

    @Test
    void aDayIsOverWhenItIsInEveryLedgerOfTheMerchant() {
        days.add(new LedgerDay(FIRST, "302322", MERCHANT, "NOK", true, 0, 0, 0, 0, 0, 0));
        days.add(new LedgerDay(FIRST.plusDays(1), "302322", MERCHANT, "NOK", false, 0, 0, 0, 0, 0, 0));
        assertThat(audit().of(Tale.sold(sale(1))).findings()).isEmpty();

        days.set(days.size() - 1, new LedgerDay(FIRST.plusDays(1), "302322", MERCHANT, "NOK", true, 0, 0, 0, 0, 0, 0));
        assertThat(audit().of(Tale.sold(sale(1))).findings())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.NOT_IN_LEDGER);
    }

    @Test
    void anEntryOfAPaymentThatNobodyKnowsIsNamed() {
        entries.add(capture(reference(1), PRICE));
        Finding found = audit().finding();

        assertFound(found, FindingKind.LEDGER_WITHOUT_CAPTURE, PRICE, "the log knows no such payment");
        assertThat(found.merchant()).isEqualTo(MERCHANT);
    }

    @Test
    void anEntryOfASaleThatWasNeverCapturedIsNamed() {
        entries.add(capture(reference(1), PRICE));

        assertFound(
                audit().of(Tale.of(sale(1)).requested().rejected("VIPPS_400")).finding(),
                FindingKind.LEDGER_WITHOUT_CAPTURE,
                PRICE,
                "0.00 NOK captured by the log, 43.00 NOK by the ledger");
    }

    @Test
    void twoEntriesOfOneCaptureAreNamed() {
        entries.add(capture(reference(1), PRICE));
        entries.add(capture(reference(1), PRICE));

        assertFound(
                audit().of(Tale.sold(sale(1))).finding(),
                FindingKind.CAPTURED_TWICE,
                PRICE,
                "43.00 NOK captured by the log, 86.00 NOK by the ledger, in 2 captures");
    }

    @Test
    void anEntryOfMoreThanWasCapturedIsNamed() {
        entries.add(capture(reference(1), PRICE + 100));

        assertFound(
                audit().of(Tale.sold(sale(1))).finding(), FindingKind.AMOUNTS_DIFFER, 100, "44.00 NOK by the ledger");
    }

    @Test
    void whatMovedJustNowIsNoFinding() {
        Instant now = BEGIN.plus(Duration.ofDays(2));
        entries.add(entry(reference(1), PRICE, false, now.minus(Duration.ofMinutes(5))));
        entries.add(entry(reference(2), PRICE, false, now.minus(Duration.ofMinutes(5))));

        assertThat(audit().of(Tale.of(sale(1)).requested().rejected("VIPPS_400"))
                        .findings())
                .isEmpty();
    }

    @Test
    void anEarlierSaleIsNoStranger() {
        entries.add(capture(reference(1), PRICE));

        assertThat(audit().of(Tale.sold(
                                sale(1, CaptureMode.AFTER_VEND, ReceiptMode.SEPARATE, BEGIN.minus(Duration.ofDays(3)))))
                        .findings())
                .isEmpty();
    }

    @Test
    void aSaleThatCannotBeJudgedIsNoStranger() {
        entries.add(capture(reference(1), PRICE));
        Tale doctored = Tale.sold(sale(1)).without(Topics.CAPTURED).without(Topics.VEND_REPORTED);

        assertThat(audit().of(doctored).findings())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.LOG_INCOMPLETE);
    }

    @Test
    void aLogThatLostItsBeginningAccusesNoStranger() {
        entries.add(capture(reference(1), PRICE));
        Tale webhooks = Tale.of(sale(2)).webhook("CREATED");

        assertThat(usual().of(webhooks)
                        .doctored(log -> log.lose(Topics.PAYMENT_REQUESTED))
                        .againstLedgers((from, to) -> new LedgerReading(days, entries, mistakes, unanswered))
                        .findings())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.kind()).isEqualTo(FindingKind.LOG_INCOMPLETE))
                .anySatisfy(each -> assertThat(each.what())
                        .contains("2 payments that Vipps tells of may have begun there, such as " + reference(1)));
    }

    @Test
    void anEarlierSaleWhoseCaptureTheLogLostIsNoStranger() {
        entries.add(capture(reference(1), PRICE));
        Tale earlier =
                Tale.sold(sale(1, CaptureMode.AFTER_VEND, ReceiptMode.SEPARATE, BEGIN.minus(Duration.ofDays(3))));

        assertThat(audit().of(earlier)
                        .doctored(log -> log.lose(Topics.CAPTURED))
                        .findings())
                .allSatisfy(each -> assertThat(each.kind()).isEqualTo(FindingKind.LOG_INCOMPLETE));
    }

    @Test
    void aLedgerThatContradictsItselfIsNamed() {
        mistakes.add(new Mistake("302321", MERCHANT, "NOK", FIRST, -700, "the balance of the day does not follow"));
        Finding found = audit().finding();

        assertThat(found.kind()).isEqualTo(FindingKind.LEDGER_DOES_NOT_ADD_UP);
        assertThat(found.subject()).isEqualTo("302321 " + FIRST);
        assertThat(found.amount()).isEqualTo(700);
        assertThat(found.what()).isEqualTo("the balance of the day does not follow");
    }

    private Audit audit() {
        return usual().within(Scope.of(BEGIN, BEGIN.plus(Duration.ofDays(30))))
                .againstLedgers((from, to) -> new LedgerReading(days, entries, mistakes, unanswered));
    }

    private static LedgerDay day(int number, boolean complete) {
        return new LedgerDay(FIRST.plusDays(number), "302321", MERCHANT, "NOK", complete, 0, 0, 0, 0, 0, 0);
    }

    private static Entry capture(String reference, long amount) {
        return entry(reference, amount, false, BEGIN.plusSeconds(10));
    }

    private static Entry entry(String reference, long amount, boolean isRefund, Instant at) {
        return new Entry(
                reference, MERCHANT, "NOK", isRefund, amount, at, LocalDate.ofInstant(at, ZoneOffset.UTC), "psp-1");
    }

    private static void assertFound(Finding found, FindingKind kind, long amount, String words) {
        assertThat(found.kind()).isEqualTo(kind);
        assertThat(found.subject()).isEqualTo(reference(1));
        assertThat(found.amount()).isEqualTo(amount);
        assertThat(found.what()).contains(words);
    }
}
