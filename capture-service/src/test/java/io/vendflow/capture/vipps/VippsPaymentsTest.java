package io.vendflow.capture.vipps;

import static io.vendflow.testing.StubEPayments.payment;
import static io.vendflow.testing.StubEPayments.refused;
import static io.vendflow.testing.StubEPayments.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.capture.Attempt;
import io.vendflow.capture.Attempt.Meaning;
import io.vendflow.capture.PaymentNow;
import io.vendflow.capture.Reading;
import io.vendflow.sale.Sale;
import io.vendflow.testing.Sales;
import io.vendflow.testing.StubEPayments;
import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.VippsOutcome.Done;
import io.vendflow.vipps.epayment.Adjustment;
import io.vendflow.vipps.epayment.PaymentState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VippsPaymentsTest {

    private final Sale sale = Sales.cola();
    private final StubEPayments vipps = new StubEPayments();
    private final VippsPayments payments = new VippsPayments(vipps);

    @Test
    void capturesWithAKeyThatTheSaleAloneDecides() {
        vipps.answers(accepted()).answers(accepted());

        assertThat(payments.capture(sale, Sales.nok(2_500))).isEqualTo(new Attempt.Accepted());
        payments.capture(sale, Sales.nok(1_000));

        assertThat(vipps.calls())
                .containsExactly(
                        "capture 123456 2500 NOK VM0042-7F3K9Q.capture",
                        "capture 123456 1000 NOK VM0042-7F3K9Q.capture");
    }

    @Test
    void cancelsWithAKeyPerPurpose() {
        vipps.answers(accepted());

        payments.cancel(sale, "cancel-rest");

        assertThat(vipps.calls()).containsExactly("cancel 123456 VM0042-7F3K9Q.cancel-rest");
    }

    @ParameterizedTest
    @CsvSource({
        "400,6170,ALREADY_DONE,VIPPS_6170",
        "400,6030,PERIOD_OVER,VIPPS_6030",
        "400,6100,PERIOD_OVER,VIPPS_6100",
        "400,6070,OTHER,VIPPS_6070",
        "400,6140,PART_NOT_ALLOWED,VIPPS_6140",
        "409,4010,OTHER,VIPPS_4010",
        "404,,OTHER,VIPPS_404"
    })
    void saysWhatARefusalMeans(int status, String code, Meaning meaning, String expected) {
        vipps.answers(refused(status, code));

        assertThat(payments.capture(sale, Sales.nok(2_500)))
                .isEqualTo(new Attempt.Refused(meaning, expected, "a title: a detail"));
    }

    @Test
    void capturesAllWithAKeyOfItsOwn() {
        vipps.answers(accepted());

        payments.captureInFull(sale);

        assertThat(vipps.calls()).containsExactly("capture 123456 2500 NOK VM0042-7F3K9Q.capture-all");
    }

    @ParameterizedTest
    @EnumSource(Uncertainty.Cause.class)
    void takesNothingUnclearForAnAnswer(Uncertainty.Cause cause) {
        vipps.answers(unknown(cause, Duration.ofSeconds(9)));

        assertThat(payments.capture(sale, Sales.nok(2_500)))
                .isInstanceOfSatisfying(
                        Attempt.Unanswered.class,
                        unanswered -> assertThat(unanswered.doubt().notBefore()).isEqualTo(Duration.ofSeconds(9)));
    }

    @ParameterizedTest
    @CsvSource({
        "CREATED,WAITING",
        "AUTHORIZED,AUTHORIZED",
        "ABORTED,LAPSED",
        "EXPIRED,LAPSED",
        "TERMINATED,TERMINATED",
        "UNRECOGNIZED,UNRECOGNIZED"
    })
    void readsEveryState(PaymentState state, PaymentNow.Phase phase) {
        vipps.answers(new Done<>(payment(state, 2_500, 500, 2_000, null)));

        assertThat(payments.read(sale))
                .isEqualTo(new Reading.Found(new PaymentNow(
                        phase, Sales.nok(2_500), Sales.nok(500), Sales.nok(2_000), Sales.nok(0), "psp-1")));
    }

    @Test
    void readsNothingWhereVippsKnowsNothing() {
        vipps.answers(refused(404, "5090"));

        assertThat(payments.read(sale)).isEqualTo(new Reading.Missing());
    }

    @Test
    void takesNoOtherRefusalToShowAPaymentForItsAbsence() {
        vipps.answers(refused(400, null));

        assertThat(payments.read(sale)).isInstanceOf(Reading.Unanswered.class);
    }

    private static Done<Adjustment> accepted() {
        return new Done<>(new Adjustment(
                Sales.nok(2_500),
                PaymentState.AUTHORIZED,
                payment(PaymentState.AUTHORIZED, 2_500, 0, 0, null).aggregate(),
                "psp-1"));
    }
}
