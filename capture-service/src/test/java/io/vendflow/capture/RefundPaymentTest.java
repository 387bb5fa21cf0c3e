package io.vendflow.capture;

import static io.vendflow.capture.PaymentNow.Phase.AUTHORIZED;
import static io.vendflow.capture.PaymentNow.Phase.LAPSED;
import static io.vendflow.capture.ScriptedPayments.found;
import static io.vendflow.capture.ScriptedPayments.refused;
import static io.vendflow.testing.Sales.NOON;
import static io.vendflow.testing.Sales.nok;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.capture.Attempt.Meaning;
import io.vendflow.capture.CaptureMetrics.RefundResult;
import io.vendflow.capture.RefundOutcome.Impossible;
import io.vendflow.capture.RefundOutcome.NothingOwed;
import io.vendflow.capture.RefundOutcome.Refunded;
import io.vendflow.capture.RefundOutcome.Unresolved;
import io.vendflow.sale.Sale;
import io.vendflow.testing.Sales;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RefundPaymentTest {

    private static final Reading CAPTURED = refunded(0);
    private static final Doubt TIMEOUT = new Doubt("no answer in time");

    private final Sale sale = Sales.colaAndChips();
    private final ScriptedPayments payments = new ScriptedPayments();
    private final RecordedMetrics metrics = new RecordedMetrics();
    private Instant now = NOON.plusSeconds(60);

    @Test
    void givesBackAndBelievesItWhenVippsShowsIt() {
        payments.attempt(new Attempt.Accepted()).readings(CAPTURED, refunded(1_800));

        assertThat(refund(1_800)).isEqualTo(new Refunded());
        assertThat(payments.calls).containsExactly("read", "refund 1800 NOK r-1", "read");
        assertThat(metrics.refunds).containsExactly(RefundResult.REFUNDED);
    }

    @Test
    void asksForNothingBeforeThereIsSomethingToGiveBack() {
        payments.readings(found(AUTHORIZED, 4_300, 0, 0));

        assertThat(refund(1_800)).isInstanceOf(Unresolved.class);
        assertThat(payments.calls).as("a refusal would stick to the key").containsExactly("read");
    }

    @Test
    void givesUpWaitingForACaptureAfterADay() {
        payments.readings(found(AUTHORIZED, 4_300, 0, 0));
        now = NOON.plus(RefundPayment.PATIENCE);
        assertThat(refund(1_800)).isInstanceOf(Unresolved.class);

        now = now.plusMillis(1);
        assertThat(refund(1_800))
                .isInstanceOfSatisfying(
                        Impossible.class, e -> assertThat(e.code()).isEqualTo("NEVER_CAPTURED"));
    }

    @Test
    void believesNotAtOnceThatVippsDoesNotKnowThePayment() {
        payments.readings(new Reading.Missing());
        assertThat(refund(1_800)).isInstanceOf(Unresolved.class);

        now = NOON.plus(RefundPayment.PATIENCE).plusMillis(1);
        assertThat(refund(1_800))
                .isInstanceOfSatisfying(
                        Impossible.class, e -> assertThat(e.code()).isEqualTo("UNKNOWN_AT_VIPPS"));
    }

    @Test
    void owesNothingWhenNothingWasCapturedAndNothingCanBe() {
        payments.readings(found(AUTHORIZED, 4_300, 4_300, 0));
        assertThat(refund(1_800)).isEqualTo(new NothingOwed());
    }

    @Test
    void owesNothingForAPaymentThatLapsed() {
        payments.readings(found(LAPSED, 0, 0, 0));
        assertThat(refund(1_800)).isEqualTo(new NothingOwed());
    }

    @Test
    void owesNothingWhenAllWasGivenBackByAnother() {
        payments.attempt(refused(Meaning.OTHER, "VIPPS_6150")).readings(refunded(4_300));
        assertThat(refund(1_800)).isEqualTo(new NothingOwed());
    }

    @Test
    void asksNotAgainForWhatVippsLogHasUnderItsKey() {
        payments.readings(refunded(500)).evidence = new Evidence.Done();

        assertThat(refund(500)).isEqualTo(new Refunded());
        assertThat(payments.calls)
                .as("nobody knows how long Vipps remembers keys")
                .containsExactly("read", "was refunded r-1");
    }

    @Test
    void asksAgainUnderItsKeyWhenTooLittleSeemsToBeLeft() {
        payments.attempt(refused(Meaning.OTHER, "VIPPS_6150")).readings(refunded(3_000));

        assertThat(refund(1_800)).isEqualTo(new Impossible("VIPPS_6150", "Vipps' words"));
        assertThat(payments.calls).containsExactly("read", "was refunded r-1", "refund 1800 NOK r-1");
    }

    @Test
    void asksAgainWhenNobodyKnowsWhetherItWasDone() {
        payments.readings(refunded(500)).evidence = new Evidence.Unanswered(TIMEOUT);

        assertThat(refund(500)).isEqualTo(new Unresolved(TIMEOUT));
    }

    @Test
    void takesNoTimeoutForAnAnswer() {
        payments.attempt(new Attempt.Unanswered(TIMEOUT)).readings(CAPTURED);

        assertThat(refund(1_800)).isEqualTo(new Unresolved(TIMEOUT));
    }

    @Test
    void tellsAPersonWhatVippsRefuses() {
        payments.attempt(refused(Meaning.OTHER, "VIPPS_6220")).readings(CAPTURED);

        assertThat(refund(1_800)).isEqualTo(new Impossible("VIPPS_6220", "Vipps' words"));
        assertThat(metrics.refunds).containsExactly(RefundResult.IMPOSSIBLE);
    }

    @Test
    void doesNotBelieveAnAcceptedRefundThatVippsDoesNotShow() {
        payments.attempt(new Attempt.Accepted()).readings(CAPTURED);

        assertThat(refund(1_800)).isInstanceOf(Unresolved.class);
    }

    @Test
    void takesAnEarlierRefundForNoProofOfThisOne() {
        payments.attempt(new Attempt.Accepted()).readings(refunded(2_000));

        assertThat(refund(1_800)).isInstanceOf(Unresolved.class);
    }

    private static Reading refunded(long refunded) {
        return new Reading.Found(new PaymentNow(AUTHORIZED, nok(4_300), nok(0), nok(4_300), nok(refunded), "psp-1"));
    }

    private RefundOutcome refund(long amount) {
        return new RefundPayment(
                        payments,
                        new ReadBack(payments, (Duration pause) -> {}),
                        metrics,
                        Clock.fixed(now, ZoneOffset.UTC))
                .refund(sale, nok(amount), "r-1", NOON);
    }
}
