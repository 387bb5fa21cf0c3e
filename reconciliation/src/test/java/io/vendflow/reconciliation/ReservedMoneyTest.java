package io.vendflow.reconciliation;

import static io.vendflow.reconciliation.Audit.PRICE;
import static io.vendflow.reconciliation.Audit.onAuthorization;
import static io.vendflow.reconciliation.Audit.reference;
import static io.vendflow.reconciliation.Audit.sale;
import static io.vendflow.reconciliation.Audit.usual;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.events.PaymentEnd;
import io.vendflow.events.ReleaseReason;
import io.vendflow.events.Topics;
import io.vendflow.events.VendOutcome;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ReservedMoneyTest {

    @Test
    void salesWithWhichNothingIsWrongAreClean() {
        Report report = usual().run();

        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Report.Verdict.CLEAN);
        assertThat(report.sales()).isEqualTo(4);
        assertThat(report.open()).isZero();
        assertThat(report.notJudged()).isZero();
    }

    @Test
    void aCaptureThatGotLostIsAskedForAgainByItsReceipt() {
        Finding found = usual().of(Tale.authorized(sale(1)).vended().receipt()).finding();

        assertOpen(found, PRICE, "43.00 NOK reserved: it was dispensed, and never captured");
        assertReemits(found, "capture-service", Topics.RECEIPT_ATTACHED.name());
    }

    @Test
    void aReceiptThatGotLostIsAskedForAgainByTheVend() {
        Finding found = usual().of(Tale.authorized(sale(1)).vended()).finding();

        assertOpen(found, PRICE, "nobody made a receipt");
        assertReemits(found, "receipt-service", Topics.VEND_REPORTED.name());
    }

    @Test
    void whatIsCapturedOnAuthorizationIsAskedForAgainByTheAuthorization() {
        Finding found = usual().of(Tale.authorized(onAuthorization(1))).finding();

        assertOpen(found, PRICE, "it was authorized, and nobody made a receipt");
        assertReemits(found, "receipt-service", Topics.AUTHORIZED.name());
    }

    @Test
    void aStepMayTakeItsTime() {
        Tale tale = Tale.authorized(sale(1)).vended().receipt();

        assertThat(usual().of(tale).at(tale.now().plus(Duration.ofMinutes(59))).findings())
                .isEmpty();
        assertThat(usual().of(tale).at(tale.now().plus(Duration.ofMinutes(61))).findings())
                .hasSize(1);
    }

    @Test
    void aReleaseThatGotLostIsAskedForAgain() {
        Finding found = usual().of(Tale.authorized(sale(1)).cancelRequested(ReleaseReason.OPERATOR, "kari"))
                .finding();

        assertOpen(found, PRICE, "its release was asked for");
        assertReemits(found, "capture-service", Topics.CANCEL_REQUESTED.name());
    }

    @Test
    void whatWasReleasedIsNotOpen() {
        assertThat(usual().of(
                                Tale.authorized(sale(1))
                                        .cancelRequested(ReleaseReason.OPERATOR, "kari")
                                        .released(PRICE, ReleaseReason.OPERATOR),
                                Tale.authorized(sale(2))
                                        .vended(VendOutcome.FAILED, 0, null)
                                        .released(PRICE, ReleaseReason.VEND_FAILED),
                                Tale.authorized(sale(3))
                                        .vended(VendOutcome.PARTIAL, 2_500, null)
                                        .receipt(2_500)
                                        .captured(2_500)
                                        .released(1_800, ReleaseReason.REMAINDER))
                        .findings())
                .isEmpty();
    }

    @Test
    void theRestOfAPartIsOpenUntilItIsReleased() {
        Finding found = usual().of(Tale.authorized(sale(1))
                        .vended(VendOutcome.PARTIAL, 2_500, null)
                        .receipt(2_500)
                        .captured(2_500))
                .finding();

        assertOpen(found, 1_800, "18.00 NOK reserved: a part was captured, and the rest never released");
        assertReemits(found, "capture-service", Topics.CAPTURED.name());
    }

    @Test
    void aFailedVendThatWasNotReleasedIsOpen() {
        Finding found = usual().of(Tale.authorized(sale(1)).vended(VendOutcome.FAILED, 0, null))
                .finding();

        assertOpen(found, PRICE, "nothing was dispensed");
        assertReemits(found, "capture-service", Topics.VEND_REPORTED.name());
    }

    @Test
    void aCaptureThatFailedForGoodIsForAPerson() {
        Tale tale = Tale.authorized(sale(1)).vended().receipt().captureFailed("VIPPS_6060");

        Finding found = usual().of(tale).at(tale.now()).finding();

        assertOpen(found, PRICE, "the capture failed for good: VIPPS_6060");
        assertThat(found.repair()).isNull();
        assertThat(found.remedy()).contains("./run release " + reference(1) + " --force");
    }

    @Test
    void aCaptureThatFailedAndWasLetGoIsSettled() {
        Report report = usual().of(Tale.authorized(sale(1))
                        .vended()
                        .receipt()
                        .captureFailed("VIPPS_6060")
                        .cancelRequested(ReleaseReason.OPERATOR, "kari")
                        .released(PRICE, ReleaseReason.OPERATOR))
                .run();

        assertThat(report.findings()).isEmpty();
        assertThat(report.open()).isZero();
    }

    @Test
    void moneyThatNobodySpeaksOfIsLetGoByTheGateway() {
        Finding found = usual().of(Tale.authorized(sale(1))).finding();

        assertOpen(found, PRICE, "no word of a vend");
        assertThat(found.repair())
                .asInstanceOf(InstanceOfAssertFactories.type(Repair.Release.class))
                .satisfies(release -> {
                    assertThat(release.forgotten()).isFalse();
                    assertThat(release.place().topic()).isEqualTo(Topics.AUTHORIZED.name());
                });
    }

    @Test
    void moneyOfASaleThatTheGatewayForgotIsLetGoWithoutIt() {
        assertThat(usual().of(Tale.authorized(sale(1)).buried("UNKNOWN_SALE")).findings())
                .filteredOn(each -> each.kind() == FindingKind.OPEN_MONEY)
                .singleElement()
                .extracting(Finding::repair)
                .asInstanceOf(InstanceOfAssertFactories.type(Repair.Release.class))
                .satisfies(release -> assertThat(release.forgotten()).isTrue());
    }

    @Test
    void aVendThatNobodyKnowsOfWaitsForAPerson() {
        Finding found = usual().of(Tale.authorized(sale(1)).vended(VendOutcome.UNKNOWN, 0, null))
                .finding();

        assertThat(found.kind()).isEqualTo(FindingKind.UNKNOWN_VEND_OPEN);
        assertThat(found.subject()).isEqualTo(reference(1));
        assertThat(found.amount()).isEqualTo(PRICE);
        assertThat(found.repair()).isNull();
    }

    @Test
    void aVendThatWasDecidedLaterIsNoFinding() {
        assertThat(usual().of(
                                Tale.authorized(sale(1))
                                        .vended(VendOutcome.UNKNOWN, 0, null)
                                        .vended(VendOutcome.DISPENSED, PRICE, "policy")
                                        .receipt()
                                        .captured(),
                                Tale.authorized(sale(2))
                                        .vended(VendOutcome.UNKNOWN, 0, null)
                                        .cancelRequested(ReleaseReason.UNKNOWN_VEND)
                                        .released(PRICE, ReleaseReason.UNKNOWN_VEND),
                                Tale.authorized(sale(3))
                                        .vended(VendOutcome.UNKNOWN, 0, null)
                                        .vended(VendOutcome.DISPENSED, PRICE, "kari")
                                        .receipt()
                                        .captured(),
                                Tale.authorized(onAuthorization(4))
                                        .receipt()
                                        .captured()
                                        .vended(VendOutcome.UNKNOWN, 0, null))
                        .findings())
                .isEmpty();
    }

    @Test
    void aPaymentThatNeverEndedIsAskedAboutOnceMore() {
        Finding found = usual().of(Tale.of(sale(1)).requested().created()).finding();

        assertThat(found.kind()).isEqualTo(FindingKind.PAYMENT_UNFINISHED);
        assertThat(found.amount()).isEqualTo(PRICE);
        assertReemits(found, "webhook-ingest", Topics.PAYMENT_CREATED.name());
    }

    @Test
    void aPaymentThatWasNeitherCreatedNorRefusedIsAskedForOnceMore() {
        Finding found = usual().of(Tale.of(sale(1)).requested()).finding();

        assertThat(found.kind()).isEqualTo(FindingKind.PAYMENT_UNFINISHED);
        assertThat(found.what()).isEqualTo("asked for, and neither created nor refused");
        assertReemits(found, "payment-initiator", Topics.PAYMENT_REQUESTED.name());
    }

    @Test
    void aPaymentThatWaitsForItsCustomerIsNoFinding() {
        Tale tale = Tale.of(sale(1)).requested().created();

        assertThat(usual().of(tale).at(tale.now().plus(Duration.ofMinutes(69))).findings())
                .isEmpty();
    }

    @Test
    void aRequestThatWasReadOnceMoreTooLateIsNotTheEndOfWhatWasCreated() {
        Finding found = usual().of(Tale.of(sale(1)).requested().created().rejected("STALE"))
                .finding();

        assertThat(found.kind()).isEqualTo(FindingKind.PAYMENT_UNFINISHED);
    }

    @Test
    void aFinishedSaleStaysWhatItIsWhenItsRequestIsReadOnceMore() {
        Report report = usual().of(Tale.sold(sale(1)).after(Duration.ofDays(1)).rejected("STALE"))
                .run();

        assertThat(report.findings()).isEmpty();
        assertThat(report.open()).isZero();
    }

    @Test
    void anEndedPaymentIsNoFinding() {
        assertThat(usual().of(Tale.of(sale(1)).requested().created().ended(PaymentEnd.EXPIRED))
                        .findings())
                .isEmpty();
    }

    private static void assertOpen(Finding found, long amount, String words) {
        assertThat(found.kind()).isEqualTo(FindingKind.OPEN_MONEY);
        assertThat(found.subject()).isEqualTo(reference(1));
        assertThat(found.merchant()).isEqualTo(Audit.MERCHANT);
        assertThat(found.amount()).isEqualTo(amount);
        assertThat(found.currency()).isEqualTo("NOK");
        assertThat(found.what()).contains(words);
        assertThat(found.story()).isNotEmpty();
    }

    private static void assertReemits(Finding found, String service, String topic) {
        assertThat(found.repair())
                .asInstanceOf(InstanceOfAssertFactories.type(Repair.Reemit.class))
                .satisfies(again -> {
                    assertThat(again.service()).isEqualTo(service);
                    assertThat(again.place().topic()).isEqualTo(topic);
                });
        assertThat(found.remedy()).contains("once more").contains("--repair");
    }
}
