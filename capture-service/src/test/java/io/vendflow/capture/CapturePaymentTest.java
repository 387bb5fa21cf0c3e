package io.vendflow.capture;

import static io.vendflow.capture.PaymentNow.Phase.AUTHORIZED;
import static io.vendflow.capture.ScriptedPayments.found;
import static io.vendflow.capture.ScriptedPayments.refused;
import static io.vendflow.testing.Sales.NOON;
import static io.vendflow.testing.Sales.nok;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.capture.Attempt.Meaning;
import io.vendflow.capture.CaptureMetrics.CaptureResult;
import io.vendflow.capture.CaptureOutcome.Captured;
import io.vendflow.capture.CaptureOutcome.Failed;
import io.vendflow.capture.CaptureOutcome.Unresolved;
import io.vendflow.sale.Sale;
import io.vendflow.testing.Sales;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapturePaymentTest {

    private static final Reading NOTHING_YET = found(AUTHORIZED, 4_300, 0, 0);
    private static final Reading COLA_CAPTURED = found(AUTHORIZED, 4_300, 0, 2_500);
    private static final Doubt TIMEOUT = new Doubt("no answer in time", Duration.ofSeconds(7));

    private final Sale sale = Sales.colaAndChips();
    private final ScriptedPayments payments = new ScriptedPayments();
    private final RecordedMetrics metrics = new RecordedMetrics();
    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void capturesWhatWasDispensedAndBelievesItWhenVippsShowsIt() {
        payments.attempt(new Attempt.Accepted()).readings(COLA_CAPTURED);

        assertThat(capture(2_500)).isEqualTo(new Captured(nok(2_500), "psp-1"));
        assertThat(payments.calls).containsExactly("capture 2500 NOK", "read");
        assertThat(metrics.captures).containsExactly(CaptureResult.CAPTURED);
    }

    @Test
    void looksBeforeItCapturesWhatIsReplayedLongAfter() {
        payments.readings(COLA_CAPTURED);

        assertThat(capture(sale, 2_500, Duration.ofDays(3))).isEqualTo(new Captured(nok(2_500), "psp-1"));
        assertThat(payments.calls).as("Vipps may have forgotten the key").containsExactly("read");
    }

    @Test
    void capturesLongAfterWhatWasNeverCaptured() {
        payments.attempt(new Attempt.Accepted()).readings(found(AUTHORIZED, 4_300, 0, 0), COLA_CAPTURED);

        assertThat(capture(sale, 2_500, Duration.ofDays(3))).isEqualTo(new Captured(nok(2_500), "psp-1"));
        assertThat(payments.calls).containsExactly("read", "capture 2500 NOK", "read");
    }

    @Test
    void takesEverythingWhereNoPartCanBeTaken() {
        payments.attempt(refused(Meaning.PART_NOT_ALLOWED, "VIPPS_6140"))
                .attempt(new Attempt.Accepted())
                .readings(found(AUTHORIZED, 4_300, 0, 4_300));

        assertThat(capture(2_500)).isEqualTo(new Captured(nok(4_300), "psp-1"));
        assertThat(payments.calls).containsExactly("capture 2500 NOK", "capture all", "read");
    }

    @Test
    void takesEverythingOnceThoughTheAnswerWasLost() {
        payments.attempt(refused(Meaning.PART_NOT_ALLOWED, "VIPPS_6140"))
                .attempt(refused(Meaning.ALREADY_DONE, "VIPPS_6170"))
                .readings(found(AUTHORIZED, 4_300, 0, 4_300));

        assertThat(capture(2_500)).as("not the part that was asked for").isEqualTo(new Captured(nok(4_300), "psp-1"));
    }

    @Test
    void saysAllThatWasTakenWhateverVippsAnswersTheSecondTime() {
        payments.attempt(refused(Meaning.ALREADY_DONE, "VIPPS_6170")).readings(found(AUTHORIZED, 4_300, 0, 4_300));

        assertThat(capture(2_500)).as("so that the rest is given back").isEqualTo(new Captured(nok(4_300), "psp-1"));
    }

    @Test
    void hasNothingToSayOfAMachineWithoutReportsWhoseSaleWasLetGo() {
        payments.attempt(refused(Meaning.OTHER, "VIPPS_6070")).readings(found(AUTHORIZED, 4_300, 4_300, 0));

        assertThat(capture(Sales.capturedOnAuthorization(sale), 4_300)).isEqualTo(new CaptureOutcome.LetGo());
        assertThat(metrics.captures).containsExactly(CaptureResult.LET_GO);
    }

    @Test
    void looksAFewTimesWhenTheFiguresLag() {
        payments.attempt(new Attempt.Accepted()).readings(NOTHING_YET, NOTHING_YET, COLA_CAPTURED);

        assertThat(capture(2_500)).isInstanceOf(Captured.class);
        assertThat(pauses).hasSize(2);
    }

    @Test
    void comesBackLaterWhenVippsDoesNotShowIt() {
        payments.attempt(new Attempt.Accepted()).readings(NOTHING_YET);

        assertThat(capture(2_500)).isInstanceOf(Unresolved.class);
        assertThat(pauses).hasSize(3);
        assertThat(metrics.captures).containsExactly(CaptureResult.UNRESOLVED);
    }

    @Test
    void doesNotBelieveAPartOfTheAmount() {
        payments.attempt(new Attempt.Accepted()).readings(found(AUTHORIZED, 4_300, 0, 2_499));

        assertThat(capture(2_500)).isInstanceOf(Unresolved.class);
    }

    @Test
    void neverTakesNoAnswerForANo() {
        payments.attempt(new Attempt.Unanswered(TIMEOUT));

        assertThat(capture(2_500)).isEqualTo(new Unresolved(TIMEOUT));
        assertThat(payments.calls).containsExactly("capture 2500 NOK");
    }

    @Test
    void comesBackLaterWhenReadingBackIsNotAnswered() {
        payments.attempt(new Attempt.Accepted()).readings(new Reading.Unanswered(TIMEOUT));

        assertThat(capture(2_500)).isEqualTo(new Unresolved(TIMEOUT));
    }

    @Test
    void comesBackLaterWhenVippsDoesNotShowThePaymentItCaptured() {
        payments.attempt(new Attempt.Accepted()).readings(new Reading.Missing());

        assertThat(capture(2_500)).isInstanceOf(Unresolved.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIPPS_6170", "VIPPS_4010", "VIPPS_6200", "VIPPS_400"})
    void isDoneWhenItWasRefusedAndIsThereAllTheSame(String code) {
        payments.attempt(refused(Meaning.OTHER, code)).readings(COLA_CAPTURED);

        assertThat(capture(2_500)).isEqualTo(new Captured(nok(2_500), "psp-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIPPS_6070", "VIPPS_6090", "VIPPS_6100", "VIPPS_6260", "VIPPS_6140", "VIPPS_404"})
    void isLostWhenItWasRefusedAndIsNotThere(String code) {
        payments.attempt(refused(Meaning.OTHER, code)).readings(NOTHING_YET);

        assertThat(capture(2_500)).isEqualTo(new Failed(code, "Vipps' words"));
        assertThat(metrics.captures).containsExactly(CaptureResult.FAILED);
    }

    @Test
    void isLostWhenVippsKnowsNoSuchPayment() {
        payments.attempt(refused(Meaning.OTHER, "VIPPS_5090")).readings(new Reading.Missing());

        assertThat(capture(2_500)).isInstanceOf(Failed.class);
    }

    @Test
    void isLostWhenLessWasCapturedBefore() {
        payments.attempt(refused(Meaning.ALREADY_DONE, "VIPPS_6170")).readings(found(AUTHORIZED, 4_300, 3_300, 1_000));

        assertThat(capture(2_500)).isInstanceOf(Failed.class);
    }

    @Test
    void waitsForTheFiguresWhenVippsSaysThatItIsDone() {
        payments.attempt(refused(Meaning.ALREADY_DONE, "VIPPS_6170")).readings(NOTHING_YET);

        assertThat(capture(2_500)).isInstanceOf(Unresolved.class);
    }

    @Test
    void doesNotDecideAboutARefusalBeforeItHasLooked() {
        payments.attempt(refused(Meaning.OTHER, "VIPPS_6070")).readings(new Reading.Unanswered(TIMEOUT));

        assertThat(capture(2_500)).isEqualTo(new Unresolved(TIMEOUT));
    }

    @Test
    void neverAsksForMoreThanTheSale() {
        assertThat(capture(4_301))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.code()).isEqualTo("AMOUNT_TOO_HIGH"));
        assertThat(payments.calls).isEmpty();
    }

    private CaptureOutcome capture(long minorUnits) {
        return capture(sale, minorUnits);
    }

    private CaptureOutcome capture(Sale of, long minorUnits) {
        return capture(of, minorUnits, Duration.ofSeconds(30));
    }

    private CaptureOutcome capture(Sale of, long minorUnits, Duration late) {
        return new CapturePayment(
                        payments,
                        new ReadBack(payments, pauses::add),
                        metrics,
                        Clock.fixed(NOON.plus(late), ZoneOffset.UTC))
                .capture(of, nok(minorUnits), NOON);
    }
}
