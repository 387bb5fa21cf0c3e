package io.vendflow.capture.vipps;

import io.vendflow.capture.Attempt;
import io.vendflow.capture.Attempt.Meaning;
import io.vendflow.capture.Doubt;
import io.vendflow.capture.Evidence;
import io.vendflow.capture.PaymentNow;
import io.vendflow.capture.PaymentNow.Phase;
import io.vendflow.capture.Payments;
import io.vendflow.capture.Reading;
import io.vendflow.sale.Amount;
import io.vendflow.sale.Sale;
import io.vendflow.vipps.IdempotencyKey;
import io.vendflow.vipps.Refusal;
import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.VippsOutcome.Done;
import io.vendflow.vipps.VippsOutcome.Refused;
import io.vendflow.vipps.VippsOutcome.Unknown;
import io.vendflow.vipps.epayment.Adjustment;
import io.vendflow.vipps.epayment.Aggregate;
import io.vendflow.vipps.epayment.EPayments;
import io.vendflow.vipps.epayment.Payment;
import io.vendflow.vipps.epayment.PaymentEvent;
import io.vendflow.vipps.spring.VippsTrouble;
import java.util.List;

/** Captures and cancellations over Vipps' ePayment API. */
public final class VippsPayments implements Payments {

    private final EPayments ePayments;

    public VippsPayments(EPayments ePayments) {
        this.ePayments = ePayments;
    }

    @Override
    public Attempt capture(Sale sale, Amount amount) {
        return attempt(
                sale,
                ePayments.capture(
                        sale.merchantSerialNumber(),
                        sale.reference(),
                        amount,
                        IdempotencyKey.of(sale.reference(), "capture")));
    }

    @Override
    public Attempt captureInFull(Sale sale) {
        return attempt(
                sale,
                ePayments.capture(
                        sale.merchantSerialNumber(),
                        sale.reference(),
                        sale.amount(),
                        IdempotencyKey.of(sale.reference(), "capture-all")));
    }

    @Override
    public Attempt refund(Sale sale, Amount amount, String request) {
        return attempt(
                sale,
                ePayments.refund(sale.merchantSerialNumber(), sale.reference(), amount, refundKey(sale, request)));
    }

    @Override
    public Evidence wasRefunded(Sale sale, String request) {
        String key = refundKey(sale, request).value();
        return switch (ePayments.events(sale.merchantSerialNumber(), sale.reference())) {
            case Done<List<PaymentEvent>>(List<PaymentEvent> events) ->
                events.stream()
                                .anyMatch(event -> event.name().equals("REFUNDED")
                                        && event.success()
                                        && key.equals(event.idempotencyKey()))
                        ? new Evidence.Done()
                        : new Evidence.NotDone();
            case Refused<List<PaymentEvent>>(Refusal refusal) ->
                new Evidence.Unanswered(new Doubt("Vipps refused to show the payment's log: " + refusal, null));
            case Unknown<List<PaymentEvent>>(Uncertainty uncertainty) ->
                new Evidence.Unanswered(doubt(sale, uncertainty));
        };
    }

    private static IdempotencyKey refundKey(Sale sale, String request) {
        return IdempotencyKey.of(sale.reference(), "refund-" + request);
    }

    @Override
    public Attempt cancel(Sale sale, String purpose) {
        return attempt(
                sale,
                ePayments.cancel(
                        sale.merchantSerialNumber(), sale.reference(), IdempotencyKey.of(sale.reference(), purpose)));
    }

    private static Attempt attempt(Sale sale, VippsOutcome<Adjustment> outcome) {
        return switch (outcome) {
            case Done<Adjustment> done -> new Attempt.Accepted();
            case Refused<Adjustment>(Refusal refusal) ->
                new Attempt.Refused(meaningOf(refusal), VippsTrouble.code(refusal), VippsTrouble.message(refusal));
            case Unknown<Adjustment>(Uncertainty uncertainty) -> new Attempt.Unanswered(doubt(sale, uncertainty));
        };
    }

    private static Meaning meaningOf(Refusal refusal) {
        if (refusal.hasCode("6170")) {
            return Meaning.ALREADY_DONE;
        }
        if (refusal.hasCode("6140")) {
            return Meaning.PART_NOT_ALLOWED;
        }
        return refusal.hasCode("6030", "6100") ? Meaning.PERIOD_OVER : Meaning.OTHER;
    }

    @Override
    public Reading read(Sale sale) {
        return switch (ePayments.get(sale.merchantSerialNumber(), sale.reference())) {
            case Done<Payment>(Payment payment) -> new Reading.Found(paymentNow(payment));
            case Refused<Payment>(Refusal refusal) when refusal.httpStatus() == 404 -> new Reading.Missing();
            // Looking is never wrong in itself, so this is our mistake or theirs, and says nothing about the money.
            case Refused<Payment>(Refusal refusal) ->
                new Reading.Unanswered(new Doubt("Vipps refused to show the payment: " + refusal, null));
            case Unknown<Payment>(Uncertainty uncertainty) -> new Reading.Unanswered(doubt(sale, uncertainty));
        };
    }

    private static PaymentNow paymentNow(Payment payment) {
        Aggregate aggregate = payment.aggregate();
        Phase phase = switch (payment.state()) {
            case CREATED -> Phase.WAITING;
            case AUTHORIZED -> Phase.AUTHORIZED;
            case ABORTED, EXPIRED -> Phase.LAPSED;
            case TERMINATED -> Phase.TERMINATED;
            case UNRECOGNIZED -> Phase.UNRECOGNIZED;
        };
        return new PaymentNow(
                phase,
                aggregate.authorized(),
                aggregate.cancelled(),
                aggregate.captured(),
                aggregate.refunded(),
                payment.pspReference());
    }

    private static Doubt doubt(Sale sale, Uncertainty uncertainty) {
        return new Doubt(VippsTrouble.describe(sale.reference(), uncertainty), uncertainty.retryAfter());
    }
}
