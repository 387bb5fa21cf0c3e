package io.vendflow.reconciliation;

import static io.vendflow.reconciliation.Audit.PRICE;
import static io.vendflow.reconciliation.Audit.onAuthorization;
import static io.vendflow.reconciliation.Audit.reference;
import static io.vendflow.reconciliation.Audit.sale;
import static io.vendflow.reconciliation.Audit.usual;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.events.ReleaseReason;
import io.vendflow.events.Topics;
import io.vendflow.events.VendOutcome;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class KeptMoneyTest {

    private static final String SERVICE = "capture-service";

    @Test
    void moneyForNothingIsGivenBack() {
        Finding found =
                usual().of(Tale.authorized(sale(1)).receipt().captured()).finding();

        assertFound(
                found, FindingKind.CAPTURED_WITHOUT_VEND, PRICE, "43.00 NOK captured, 0.00 NOK given back, for goods");
        assertRefunds(found, PRICE);
    }

    @Test
    void moneyThatWasTakenForAFailedVendIsGivenBackByTheNormalFlow() {
        Finding found = usual().of(
                        Tale.authorized(onAuthorization(1)).receipt().captured().vended(VendOutcome.FAILED, 0, null))
                .finding();

        assertFound(found, FindingKind.REFUND_MISSING, PRICE, "for goods worth 0.00 NOK");
        assertReemits(found, Topics.VEND_REPORTED.name());
    }

    @Test
    void moneyThatWasTakenForACancelledSaleIsGivenBackByTheNormalFlow() {
        Finding found = usual().of(
                        Tale.authorized(onAuthorization(1)).receipt().captured().cancelRequested(ReleaseReason.BUTTON))
                .finding();

        assertFound(found, FindingKind.REFUND_MISSING, PRICE, "43.00 NOK captured");
        assertReemits(found, Topics.CANCEL_REQUESTED.name());
    }

    @Test
    void moneyThatWasTakenAfterAllForAFailedVendNeedsARefundOfItsOwn() {
        Finding failed = usual().of(Tale.authorized(sale(1))
                        .vended(VendOutcome.FAILED, 0, null)
                        .receipt()
                        .captured())
                .finding();
        Finding cancelled = usual().of(Tale.authorized(sale(1))
                        .cancelRequested(ReleaseReason.BUTTON)
                        .receipt()
                        .captured())
                .finding();

        assertFound(failed, FindingKind.CAPTURED_WITHOUT_VEND, PRICE, "for goods worth 0.00 NOK");
        assertRefunds(failed, PRICE);
        assertFound(cancelled, FindingKind.REFUND_MISSING, PRICE, "for goods worth 0.00 NOK");
        assertRefunds(cancelled, PRICE);
    }

    @Test
    void aRefundThatWasAskedForAndNeverGivenIsAskedForAgain() {
        Finding found = usual().of(Tale.authorized(onAuthorization(1))
                        .receipt()
                        .captured()
                        .vended(VendOutcome.PARTIAL, 2_500, null)
                        .refundRequested(1_800, SERVICE, "PARTIAL_VEND"))
                .finding();

        assertFound(found, FindingKind.REFUND_MISSING, 1_800, "the refund was asked for");
        assertReemits(found, Topics.REFUND_REQUESTED.name());
    }

    @Test
    void aRefundThatWasGivenIsNoFinding() {
        assertThat(usual().of(
                                Tale.authorized(onAuthorization(1))
                                        .receipt()
                                        .captured()
                                        .vended(VendOutcome.PARTIAL, 2_500, null)
                                        .refundRequested(1_800, SERVICE, "PARTIAL_VEND")
                                        .refunded(1_800, SERVICE, "PARTIAL_VEND"),
                                Tale.authorized(onAuthorization(2))
                                        .receipt()
                                        .captured()
                                        .vended(VendOutcome.FAILED, 0, null)
                                        .refundRequested(PRICE, SERVICE, "VEND_FAILED")
                                        .refunded(PRICE, SERVICE, "VEND_FAILED"))
                        .findings())
                .isEmpty();
    }

    @Test
    void allOfItIsCapturedWhereAPartCannotBeAndTheRestIsGivenBack() {
        Tale captured = Tale.authorized(sale(1))
                .vended(VendOutcome.PARTIAL, 2_500, null)
                .receipt(2_500)
                .captured(PRICE);
        assertThat(usual().of(captured)
                        .at(captured.now().plus(Duration.ofMinutes(50)))
                        .findings())
                .isEmpty();

        Finding found = usual().of(captured).finding();
        assertFound(found, FindingKind.REFUND_MISSING, 1_800, "43.00 NOK captured, 0.00 NOK given back");
        assertRefunds(found, 1_800);

        captured.refundRequested(1_800, SERVICE, "PART_NOT_CAPTURABLE").refunded(1_800, SERVICE, "PART_NOT_CAPTURABLE");
        assertThat(usual().of(captured).findings()).isEmpty();
    }

    @Test
    void aPartMoreThanWasDispensedIsGivenBack() {
        Finding found = usual().of(Tale.authorized(sale(1))
                        .vended(VendOutcome.PARTIAL, 1_800, null)
                        .receipt(1_800)
                        .captured(2_500)
                        .released(1_800, ReleaseReason.REMAINDER))
                .finding();

        assertFound(found, FindingKind.AMOUNTS_DIFFER, 700, "25.00 NOK captured");
        assertThat(found.what()).contains("goods worth 18.00 NOK");
        assertRefunds(found, 700);
    }

    @Test
    void aPartLessThanWasDispensedIsForAPerson() {
        Finding found = usual().of(Tale.authorized(sale(1))
                        .vended()
                        .receipt()
                        .captured(2_500)
                        .released(1_800, ReleaseReason.REMAINDER))
                .finding();

        assertFound(found, FindingKind.AMOUNTS_DIFFER, 1_800, "25.00 NOK kept for goods worth 43.00 NOK");
        assertThat(found.repair()).isNull();
    }

    @Test
    void twoCapturesAreNamed() {
        Finding found = usual().of(Tale.sold(sale(1)).captured(PRICE, "captured once more"))
                .finding();

        assertFound(found, FindingKind.CAPTURED_TWICE, PRICE, "2 captures: 86.00 NOK captured");
        assertRefunds(found, PRICE);
    }

    @Test
    void twoCapturesOfWhichOneWasGivenBackAreNoFinding() {
        assertThat(usual().of(Tale.sold(sale(1))
                                .captured(PRICE, "captured once more")
                                .refundRequested(PRICE, "kari", "twice")
                                .refunded(PRICE, "kari", "twice"))
                        .findings())
                .isEmpty();
    }

    @Test
    void noSecondRefundIsAskedForWhileOneIsUnderWay() {
        Finding twice = usual().of(Tale.sold(sale(1))
                        .captured(PRICE, "captured once more")
                        .refundRequested(PRICE, "kari", "twice"))
                .finding();
        Finding once = usual().of(
                        Tale.authorized(sale(1)).receipt().captured().refundRequested(PRICE, "kari", "for nothing"))
                .finding();

        assertFound(twice, FindingKind.REFUND_MISSING, PRICE, "to be given back for kari (twice)");
        assertReemits(twice, Topics.REFUND_REQUESTED.name());
        assertFound(once, FindingKind.REFUND_MISSING, PRICE, "to be given back for kari (for nothing)");
        assertReemits(once, Topics.REFUND_REQUESTED.name());
    }

    @Test
    void goodsThatNobodyPaidAreNamed() {
        Finding found = usual().of(Tale.authorized(sale(1)).vended().released(PRICE, ReleaseReason.UNKNOWN_VEND))
                .finding();

        assertFound(
                found, FindingKind.VENDED_WITHOUT_CAPTURE, PRICE, "43.00 NOK worth was dispensed, nothing captured");
        assertThat(found.repair()).isNull();
    }

    @Test
    void whatAnOperatorLetGoByForceIsNoFinding() {
        assertThat(usual().of(Tale.authorized(sale(1))
                                .vended()
                                .cancelRequested(ReleaseReason.OPERATOR, "kari")
                                .released(PRICE, ReleaseReason.OPERATOR))
                        .findings())
                .isEmpty();
    }

    @Test
    void kindnessIsNoFinding() {
        assertThat(usual().of(Tale.sold(sale(1))
                                .refundRequested(1_000, "kari", "warm cola")
                                .refunded(1_000, "kari", ""))
                        .findings())
                .isEmpty();
    }

    @Test
    void kindnessThatWasNeverGivenIsAFinding() {
        Tale tale = Tale.sold(sale(1)).refundRequested(1_000, "kari", "warm cola");

        assertThat(usual().of(tale).at(tale.now().plus(Duration.ofMinutes(50))).findings())
                .isEmpty();
        Finding found = usual().of(tale).finding();
        assertFound(found, FindingKind.REFUND_MISSING, 1_000, "10.00 NOK was to be given back for kari (warm cola)");
        assertReemits(found, Topics.REFUND_REQUESTED.name());
    }

    @Test
    void kindnessThatBecameADeadLetterIsNotMissedOnceItWasParked() {
        assertThat(usual().of(Tale.sold(sale(1))
                                .refundRequested(1_000, "kari", "warm cola")
                                .buried("VIPPS_6150")
                                .parked())
                        .findings())
                .isEmpty();
        assertThat(usual().of(Tale.sold(sale(1))
                                .refundRequested(1_000, "kari", "warm cola")
                                .buried("VIPPS_6150"))
                        .findings())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.DEAD_LETTER);
    }

    @Test
    void aReceiptThatWasRefusedIsNamed() {
        Finding found = usual().of(Tale.authorized(sale(1))
                        .vended()
                        .receiptFailed("VIPPS_400")
                        .captured())
                .finding();

        assertFound(found, FindingKind.RECEIPT_MISSING, PRICE, "the receipt was refused: VIPPS_400");
        assertThat(found.repair()).isNull();
    }

    @Test
    void aReceiptThatNobodySpeaksOfIsNamed() {
        Tale tale = Tale.authorized(sale(1)).vended().captured();

        assertThat(usual().of(tale).at(tale.now().plusSeconds(1)).findings()).isEmpty();
        assertFound(usual().of(tale).finding(), FindingKind.RECEIPT_MISSING, PRICE, "the log tells of no receipt");
    }

    @Test
    void aReceiptThatVippsHasFromTheBeginningIsNotMissed() {
        assertThat(usual().of(Tale.authorized(Audit.sale(
                                        1,
                                        io.vendflow.sale.CaptureMode.ON_AUTHORIZATION,
                                        io.vendflow.sale.ReceiptMode.IN_PAYMENT,
                                        Audit.BEGIN))
                                .captured()
                                .vended())
                        .findings())
                .isEmpty();
    }

    @Test
    void aWebhookThatNeverCameIsNamed() {
        Tale tale = Tale.of(sale(1))
                .requested()
                .created()
                .authorized()
                .vended()
                .receipt()
                .captured();

        assertThat(usual().of(tale).at(tale.now().plusSeconds(60)).findings()).isEmpty();
        Finding found = usual().of(tale).finding();
        assertFound(found, FindingKind.WEBHOOK_MISSING, 0, "no webhook told of the authorization; polling found it");
        assertThat(found.severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void aWebhookThatCameHoursLaterIsNotMissed() {
        assertThat(usual().of(Tale.of(sale(1))
                                .requested()
                                .created()
                                .authorized()
                                .vended()
                                .receipt()
                                .captured()
                                .after(Duration.ofHours(5))
                                .webhook("AUTHORIZED"))
                        .findings())
                .isEmpty();
    }

    @Test
    void oneFactInTwoWaysIsNamed() {
        assertThat(usual().of(Tale.sold(sale(1)).captured(2_500)).findings())
                .filteredOn(each -> each.what().startsWith("one fact was written in two ways"))
                .singleElement()
                .satisfies(found ->
                        assertFound(found, FindingKind.AMOUNTS_DIFFER, PRICE, "CAPTURED was written as 4300 at"));
    }

    private static void assertFound(Finding found, FindingKind kind, long amount, String words) {
        assertThat(found.kind()).isEqualTo(kind);
        assertThat(found.subject()).isEqualTo(reference(1));
        assertThat(found.amount()).isEqualTo(amount);
        assertThat(found.what()).contains(words);
    }

    private static void assertReemits(Finding found, String topic) {
        assertThat(found.repair())
                .asInstanceOf(InstanceOfAssertFactories.type(Repair.Reemit.class))
                .satisfies(again -> {
                    assertThat(again.service()).isEqualTo(SERVICE);
                    assertThat(again.place().topic()).isEqualTo(topic);
                });
    }

    private static void assertRefunds(Finding found, long amount) {
        assertThat(found.repair())
                .asInstanceOf(InstanceOfAssertFactories.type(Repair.Refund.class))
                .satisfies(refund -> {
                    assertThat(refund.amount()).isEqualTo(amount);
                    assertThat(refund.place().topic()).isEqualTo(Topics.CAPTURED.name());
                });
    }
}
