package io.vendflow.reconciliation;

import static io.vendflow.reconciliation.Audit.BEGIN;
import static io.vendflow.reconciliation.Audit.PRICE;
import static io.vendflow.reconciliation.Audit.reference;
import static io.vendflow.reconciliation.Audit.sale;
import static io.vendflow.reconciliation.Audit.usual;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.events.ReleaseReason;
import io.vendflow.reconciliation.PaymentAtVipps.Movement;
import io.vendflow.reconciliation.PaymentReading.Found;
import io.vendflow.reconciliation.PaymentReading.NotThere;
import io.vendflow.reconciliation.PaymentReading.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class AgainstVippsTest {

    private final Map<String, PaymentReading> atVipps = new HashMap<>(Map.of(
            reference(901), captured(PRICE),
            reference(902), captured(PRICE),
            reference(903), payment("ABORTED", 0, 0, 0, 0)));

    @Test
    void whatVippsSaysToBeTheSameIsClean() {
        Report report = audit().run();

        assertThat(report.findings()).isEmpty();
        assertThat(report.unanswered()).isEmpty();
        assertThat(report.sums()).allSatisfy(each -> assertThat(each.atVipps()).isEqualTo(Sums.Difference.NONE));
    }

    @Test
    void aPaymentThatVippsDoesNotKnowIsNamed() {
        Finding found = audit().of(Tale.sold(sale(1))).finding();

        assertFound(found, FindingKind.UNKNOWN_AT_VIPPS, PRICE, "Vipps knows no such payment of merchant 123456");
        assertThat(found.repair()).isNull();
    }

    @Test
    void aPaymentThatWasNeverCreatedNeedNotBeThere() {
        assertThat(audit().of(Tale.of(sale(1)).requested().rejected("VIPPS_400"))
                        .findings())
                .isEmpty();
    }

    @Test
    void aCaptureThatTheLogDoesNotKnowIsNamedWithBothFigures() {
        atVipps.put(reference(1), captured(PRICE));
        Report report = audit().of(Tale.authorized(sale(1))
                        .cancelRequested(ReleaseReason.BUTTON)
                        .released(PRICE, ReleaseReason.BUTTON))
                .run();

        Finding found = only(report);
        assertFound(found, FindingKind.AMOUNTS_DIFFER, PRICE, "0.00 NOK, 43.00 NOK, 0.00 NOK in the log");
        assertThat(found.what()).contains("43.00 NOK, 0.00 NOK, 0.00 NOK at Vipps");
        assertThat(found.repair()).isNull();
        assertThat(report.sums().stream().mapToLong(each -> each.atVipps().captured()))
                .contains(PRICE);
    }

    @Test
    void aRefundByHandIsNamed() {
        atVipps.put(reference(1), payment("AUTHORIZED", PRICE, 0, PRICE, 1_000, captureAt(BEGIN, PRICE)));

        assertFound(
                audit().of(Tale.sold(sale(1))).finding(),
                FindingKind.AMOUNTS_DIFFER,
                1_000,
                "43.00 NOK, 0.00 NOK, 10.00 NOK at Vipps");
    }

    @Test
    void anotherAuthorizationThanTheLogsIsNamed() {
        atVipps.put(reference(1), payment("AUTHORIZED", 1_000, 0, 0, 0));

        assertThat(audit().of(Tale.authorized(sale(1)).cancelRequested(ReleaseReason.BUTTON))
                        .findings())
                .filteredOn(each -> each.kind() == FindingKind.AMOUNTS_DIFFER)
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.amount()).isEqualTo(PRICE - 1_000);
                    assertThat(each.what()).contains("10.00 NOK at Vipps");
                });
    }

    /** Or the customer would get it twice. */
    @Test
    void nothingIsGivenBackByOurselvesWhereVippsSaysThatItWasGivenBackAlready() {
        atVipps.put(reference(1), payment("AUTHORIZED", PRICE, 0, PRICE, PRICE, captureAt(BEGIN, PRICE)));

        assertThat(audit().of(Tale.authorized(sale(1)).receipt().captured())
                        .run()
                        .findings())
                .extracting(Finding::kind)
                .contains(FindingKind.CAPTURED_WITHOUT_VEND, FindingKind.AMOUNTS_DIFFER);
        assertThat(audit().of(Tale.authorized(sale(1)).receipt().captured())
                        .run()
                        .findings())
                .allSatisfy(each -> assertThat(each.repair()).isNull());
    }

    @Test
    void twoCapturesAtVippsOfOneInTheLogAreNamed() {
        atVipps.put(
                reference(1),
                payment("AUTHORIZED", 2 * PRICE, 0, 2 * PRICE, 0, captureAt(BEGIN, PRICE), captureAt(BEGIN, PRICE)));

        Finding found = audit().of(Tale.sold(sale(1))).finding();
        assertFound(found, FindingKind.CAPTURED_TWICE, PRICE, "2 captures at Vipps; ");
    }

    @Test
    void whatMovedJustNowIsNoFinding() {
        Instant now = BEGIN.plus(Duration.ofDays(2));
        atVipps.put(
                reference(1),
                payment("AUTHORIZED", PRICE, 0, PRICE, 1_000, captureAt(now.minus(Duration.ofMinutes(5)), 1_000)));

        assertThat(audit().of(Tale.sold(sale(1))).findings()).isEmpty();
    }

    @Test
    void anApprovalThatTheLogDoesNotKnowIsLookedUpOnceMore() {
        atVipps.put(reference(1), payment("AUTHORIZED", PRICE, 0, 0, 0));
        Tale tale = Tale.of(sale(1)).requested().created();

        Finding found = audit().of(tale).findings().stream()
                .filter(each -> each.kind() == FindingKind.AMOUNTS_DIFFER)
                .findFirst()
                .orElseThrow();

        assertFound(found, FindingKind.AMOUNTS_DIFFER, PRICE, "the customer approved 43.00 NOK at Vipps");
        assertThat(found.repair())
                .asInstanceOf(InstanceOfAssertFactories.type(Repair.Reemit.class))
                .satisfies(again -> assertThat(again.service()).isEqualTo("webhook-ingest"));
    }

    @Test
    void whatNobodyPaidNeedNotAgree() {
        atVipps.put(reference(1), payment("TERMINATED", 0, PRICE, 0, 0));

        assertThat(audit().of(Tale.of(sale(1))
                                .requested()
                                .created()
                                .cancelRequested(ReleaseReason.BUTTON)
                                .released(0, ReleaseReason.BUTTON)
                                .ended(io.vendflow.events.PaymentEnd.TERMINATED))
                        .findings())
                .isEmpty();
    }

    @Test
    void aVippsThatDoesNotAnswerIsNoFinding() {
        atVipps.replaceAll((reference, any) -> new Unavailable("TIMEOUT"));
        atVipps.put(reference(1), new Unavailable("OPEN_CIRCUIT"));
        Report report = audit().of(Tale.sold(sale(1))).run();

        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Report.Verdict.COULD_NOT_RUN);
        assertThat(report.unanswered())
                .containsExactly(
                        "Vipps could not be asked about 1 of 5 payments: OPEN_CIRCUIT",
                        "Vipps could not be asked about 3 of 5 payments: TIMEOUT");
    }

    @Test
    void aPaymentThatOnlyWebhooksTellOfIsNamedWhenVippsHasIt() {
        atVipps.put(reference(1), payment("AUTHORIZED", PRICE, 0, 0, 0));
        Tale stranger = Tale.of(sale(1)).webhook("CREATED").webhook("AUTHORIZED");

        Finding found = audit().of(stranger).finding();
        assertFound(found, FindingKind.UNKNOWN_TO_LOG, PRICE, "Vipps has it (AUTHORIZED, authorized 43.00");
        assertThat(found.merchant()).isEqualTo(Audit.MERCHANT);

        atVipps.remove(reference(1));
        assertThat(audit().of(stranger).findings()).isEmpty();
    }

    @Test
    void aPaymentThatOnlyWebhooksTellOfIsNamedWithoutAskingAnybody() {
        Finding found = usual().of(Tale.of(sale(1)).webhook("CREATED").webhook("AUTHORIZED"))
                .finding();

        assertFound(found, FindingKind.UNKNOWN_TO_LOG, 0, "the log knows no such sale");
    }

    private Audit audit() {
        return usual().againstVipps((merchant, reference) -> atVipps.getOrDefault(reference, new NotThere()));
    }

    private static Finding only(Report report) {
        assertThat(report.findings()).hasSize(1);
        return report.findings().getFirst();
    }

    private static Movement captureAt(Instant at, long amount) {
        return new Movement("CAPTURED", amount, at);
    }

    private static Found captured(long amount) {
        return payment("AUTHORIZED", PRICE, PRICE - amount, amount, 0, captureAt(BEGIN, amount));
    }

    private static Found payment(
            String state, long authorized, long cancelled, long captured, long refunded, Movement... movements) {
        return new Found(new PaymentAtVipps(
                state, "NOK", authorized, cancelled, captured, refunded, new ArrayList<>(List.of(movements))));
    }

    private static void assertFound(Finding found, FindingKind kind, long amount, String words) {
        assertThat(found.kind()).isEqualTo(kind);
        assertThat(found.subject()).isEqualTo(reference(1));
        assertThat(found.amount()).isEqualTo(amount);
        assertThat(found.what()).contains(words);
    }
}
