package io.vendflow.ingest.vipps;

import static io.vendflow.testing.Sales.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.ingest.Found;
import io.vendflow.ingest.LookUp;
import io.vendflow.ingest.UnpaidEnd;
import io.vendflow.testing.Sales;
import io.vendflow.testing.StubEPayments;
import io.vendflow.tracing.TraceIds;
import io.vendflow.vipps.Uncertainty.Cause;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.epayment.PaymentEvent;
import io.vendflow.vipps.epayment.PaymentState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentLookTest {

    private static final LookUp LOOK_UP = new LookUp(
            Sales.cola().reference(), Sales.MERCHANT, NOON, LookUp.Reason.POLL, TraceIds.at(Sales.cola(), "created"));

    private final StubEPayments vipps = new StubEPayments();
    private final PaymentLook look = new PaymentLook(vipps, Runnable::run);

    @Test
    void readsWhenTheCustomerApprovedFromTheEventLog() {
        vipps.answers(new VippsOutcome.Done<>(StubEPayments.payment(PaymentState.AUTHORIZED, 2_500, 0, 0, null)))
                .answers(new VippsOutcome.Done<>(List.of(
                        event("CREATED", NOON, true),
                        event("AUTHORIZED", NOON.plusSeconds(1), false),
                        event("AUTHORIZED", NOON.plusSeconds(2), true))));

        assertThat(look.at(LOOK_UP))
                .isEqualTo(new Found.Approved(Sales.nok(2_500), "psp-1", NOON.plusSeconds(2), null));
        assertThat(vipps.calls()).containsExactly("get 123456 VM0042-7F3K9Q", "events 123456 VM0042-7F3K9Q");
    }

    @Test
    void knowsTheApprovalEvenWhenTheEventLogDoesNotAnswer() {
        vipps.answers(new VippsOutcome.Done<>(StubEPayments.payment(PaymentState.AUTHORIZED, 2_500, 0, 0, null)))
                .answers(StubEPayments.unknown(Cause.SERVER_ERROR, null));

        assertThat(look.at(LOOK_UP)).isEqualTo(new Found.Approved(Sales.nok(2_500), "psp-1", null, null));
    }

    @Test
    void tellsTheTruthOfAnAuthorizationThatWasReleasedAlready() {
        vipps.answers(new VippsOutcome.Done<>(StubEPayments.payment(PaymentState.AUTHORIZED, 2_500, 2_500, 0, null)))
                .answers(new VippsOutcome.Done<>(List.of()));

        assertThat(look.at(LOOK_UP)).isInstanceOf(Found.Approved.class);
    }

    @Test
    void waitsUntilTheSumsAreThere() {
        vipps.answers(new VippsOutcome.Done<>(StubEPayments.payment(PaymentState.AUTHORIZED, 0, 0, 0, null)));

        assertThat(look.at(LOOK_UP)).isEqualTo(new Found.Waiting());
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATED", "UNRECOGNIZED"})
    void waitsWhileNothingIsFinal(PaymentState state) {
        vipps.answers(new VippsOutcome.Done<>(StubEPayments.payment(state, 0, 0, 0, null)));

        assertThat(look.at(LOOK_UP)).isEqualTo(new Found.Waiting());
    }

    @ParameterizedTest
    @CsvSource({"ABORTED,ABORTED", "EXPIRED,EXPIRED", "TERMINATED,TERMINATED"})
    void knowsWhenNothingWillEverBeReserved(PaymentState state, UnpaidEnd end) {
        vipps.answers(new VippsOutcome.Done<>(StubEPayments.payment(state, 0, 0, 0, null)));

        assertThat(look.at(LOOK_UP)).isEqualTo(new Found.Unpaid(end));
    }

    @Test
    void tellsAMissingPaymentFromAFailedLook() {
        vipps.answers(StubEPayments.refused(404, "5090"))
                .answers(StubEPayments.refused(400, null))
                .answers(StubEPayments.unknown(Cause.RATE_LIMITED, Duration.ofSeconds(7)));

        assertThat(look.at(LOOK_UP)).isEqualTo(new Found.Missing());
        assertThat(look.at(LOOK_UP)).isInstanceOf(Found.Failed.class);
        assertThat(look.at(LOOK_UP)).isEqualTo(new Found.Failed("RATE_LIMITED: a reason", Duration.ofSeconds(7)));
    }

    private static PaymentEvent event(String name, Instant at, boolean success) {
        return new PaymentEvent(name, "psp", Sales.nok(2_500), at, null, success);
    }
}
