package io.vendflow.capture;

import static io.vendflow.capture.PaymentNow.Phase.AUTHORIZED;
import static io.vendflow.capture.PaymentNow.Phase.LAPSED;
import static io.vendflow.capture.PaymentNow.Phase.TERMINATED;
import static io.vendflow.capture.PaymentNow.Phase.UNRECOGNIZED;
import static io.vendflow.capture.PaymentNow.Phase.WAITING;
import static io.vendflow.capture.ScriptedPayments.found;
import static io.vendflow.capture.ScriptedPayments.refused;
import static io.vendflow.testing.Sales.nok;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.capture.Attempt.Meaning;
import io.vendflow.capture.ReleaseOutcome.Impossible;
import io.vendflow.capture.ReleaseOutcome.Released;
import io.vendflow.capture.ReleaseOutcome.Unresolved;
import io.vendflow.sale.Sale;
import io.vendflow.testing.Sales;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReleasePaymentTest {

    private static final Reading RESERVED = found(AUTHORIZED, 4_300, 0, 0);
    private static final Reading LET_GO = found(AUTHORIZED, 4_300, 4_300, 0);
    private static final Doubt LOCKED = new Doubt("the customer is in 3-D Secure", Duration.ofSeconds(3));

    private final Sale sale = Sales.colaAndChips();
    private final ScriptedPayments payments = new ScriptedPayments();
    private final RecordedMetrics metrics = new RecordedMetrics();

    @Test
    void cancelsAReservationAndBelievesItWhenVippsShowsIt() {
        payments.readings(RESERVED, LET_GO).attempt(new Attempt.Accepted());

        assertThat(release(ReleaseReason.VEND_FAILED)).isEqualTo(new Released(nok(4_300)));
        assertThat(payments.calls).containsExactly("read", "cancel-vend_failed-authorized", "read");
        assertThat(metrics.releases).containsExactly("VEND_FAILED RELEASED");
    }

    @Test
    void cancelsAPaymentThatNobodyApprovedYet() {
        payments.readings(found(WAITING, 0, 0, 0), found(TERMINATED, 0, 4_300, 0))
                .attempt(new Attempt.Accepted());

        assertThat(release(ReleaseReason.BUTTON)).isEqualTo(new Released(nok(4_300)));
        assertThat(payments.calls).containsExactly("read", "cancel-button-waiting", "read");
    }

    @ParameterizedTest
    @CsvSource({"LAPSED,0,0", "TERMINATED,4300,4300", "TERMINATED,0,4300"})
    void asksForNothingWhenItIsOverByItself(PaymentNow.Phase phase, long cancelled, long expected) {
        payments.readings(found(phase, 0, cancelled, 0));

        assertThat(release(ReleaseReason.BUTTON)).isEqualTo(new Released(nok(expected)));
        assertThat(payments.calls).containsExactly("read");
    }

    @Test
    void asksForNothingTwice() {
        payments.readings(LET_GO);

        assertThat(release(ReleaseReason.BUTTON)).isEqualTo(new Released(nok(4_300)));
        assertThat(payments.calls).containsExactly("read");
    }

    @Test
    void hasNothingToLetGoWhereVippsKnowsNothing() {
        payments.readings(new Reading.Missing());

        assertThat(release(ReleaseReason.SUPERSEDED)).isEqualTo(new Released(nok(0)));
    }

    @Test
    void comesBackWhenTheCustomerIsBeingAsked() {
        payments.readings(found(WAITING, 0, 0, 0)).attempt(new Attempt.Unanswered(LOCKED));

        assertThat(release(ReleaseReason.BUTTON)).isEqualTo(new Unresolved(LOCKED));
        assertThat(metrics.releases).containsExactly("BUTTON UNRESOLVED");
    }

    @Test
    void comesBackWhenLookingIsNotAnswered() {
        payments.readings(new Reading.Unanswered(LOCKED));

        assertThat(release(ReleaseReason.BUTTON)).isEqualTo(new Unresolved(LOCKED));
        assertThat(payments.calls).containsExactly("read");
    }

    @Test
    void comesBackWhenReadingBackIsNotAnswered() {
        payments.readings(RESERVED, new Reading.Unanswered(LOCKED)).attempt(new Attempt.Accepted());

        assertThat(release(ReleaseReason.BUTTON)).isEqualTo(new Unresolved(LOCKED));
    }

    @Test
    void looksAFewTimesWhenTheFiguresLag() {
        payments.readings(RESERVED, RESERVED, RESERVED, LET_GO).attempt(new Attempt.Accepted());

        assertThat(release(ReleaseReason.BUTTON)).isInstanceOf(Released.class);
    }

    @Test
    void comesBackWhenVippsDoesNotShowIt() {
        payments.readings(RESERVED).attempt(new Attempt.Accepted());

        assertThat(release(ReleaseReason.BUTTON)).isInstanceOf(Unresolved.class);
    }

    @ParameterizedTest
    @CsvSource({"VIPPS_6050", "VIPPS_6190", "VIPPS_6040"})
    void comesBackWhenItWasRefusedAndIsReservedStill(String code) {
        payments.readings(RESERVED).attempt(refused(Meaning.OTHER, code));

        assertThat(release(ReleaseReason.BUTTON)).isInstanceOf(Unresolved.class);
    }

    @ParameterizedTest
    @CsvSource({"VIPPS_6050", "VIPPS_6190"})
    void isDoneWhenItWasRefusedAndNothingIsReserved(String code) {
        payments.readings(found(WAITING, 0, 0, 0), found(LAPSED, 0, 0, 0)).attempt(refused(Meaning.OTHER, code));

        assertThat(release(ReleaseReason.BUTTON)).isEqualTo(new Released(nok(0)));
    }

    @Test
    void leavesAReservationThatVippsWillNotCancelAnyMoreToAPerson() {
        payments.readings(RESERVED).attempt(refused(Meaning.PERIOD_OVER, "VIPPS_6030"));

        assertThat(release(ReleaseReason.OPERATOR))
                .isInstanceOfSatisfying(
                        Impossible.class,
                        impossible -> assertThat(impossible.code()).isEqualTo("VIPPS_6030"));
        assertThat(metrics.releases).containsExactly("OPERATOR IMPOSSIBLE");
    }

    @Test
    void leavesWhatIsCapturedToAPerson() {
        payments.readings(found(AUTHORIZED, 4_300, 0, 2_500));

        assertThat(release(ReleaseReason.VEND_FAILED))
                .isInstanceOfSatisfying(
                        Impossible.class,
                        impossible -> assertThat(impossible.code()).isEqualTo("ALREADY_CAPTURED"));
        assertThat(payments.calls).containsExactly("read");
    }

    @Test
    void letsGoOfTheRestOfACapturedPayment() {
        payments.readings(found(AUTHORIZED, 4_300, 0, 2_500), found(AUTHORIZED, 4_300, 1_800, 2_500))
                .attempt(new Attempt.Accepted());

        assertThat(release(ReleaseReason.REMAINDER)).isEqualTo(new Released(nok(1_800)));
        assertThat(payments.calls).containsExactly("read", "cancel-rest", "read");
    }

    @Test
    void usesAnotherKeyOnceTheCustomerHasApproved() {
        payments.readings(found(WAITING, 0, 0, 0), RESERVED).attempt(refused(Meaning.OTHER, "VIPPS_6190"));
        release(ReleaseReason.BUTTON);
        payments.readings(LET_GO).attempt(new Attempt.Accepted());

        assertThat(release(ReleaseReason.BUTTON)).isEqualTo(new Released(nok(4_300)));
        assertThat(payments.calls).contains("cancel-button-waiting", "cancel-button-authorized");
    }

    @Test
    void trustsNoAuthorizedPaymentWithNothingAuthorized() {
        payments.readings(found(AUTHORIZED, 0, 0, 0), LET_GO).attempt(new Attempt.Accepted());

        assertThat(release(ReleaseReason.LATE_AUTHORIZATION)).isEqualTo(new Released(nok(4_300)));
    }

    @Test
    void doesNotTrustAStateThatItDoesNotKnow() {
        payments.readings(found(UNRECOGNIZED, 0, 4_300, 0)).attempt(new Attempt.Accepted());

        assertThat(release(ReleaseReason.BUTTON)).isInstanceOf(Unresolved.class);
    }

    @ParameterizedTest
    @EnumSource(ReleaseReason.class)
    void knowsAWayForEveryReason(ReleaseReason reason) {
        payments.readings(RESERVED, LET_GO).attempt(new Attempt.Accepted());

        assertThat(release(reason)).isEqualTo(new Released(nok(4_300)));
    }

    private ReleaseOutcome release(ReleaseReason reason) {
        return new ReleasePayment(payments, new ReadBack(payments, pause -> {}), metrics).release(sale, reason);
    }
}
