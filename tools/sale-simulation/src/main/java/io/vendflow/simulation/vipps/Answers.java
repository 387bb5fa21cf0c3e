package io.vendflow.simulation.vipps;

import io.vendflow.sale.Amount;
import io.vendflow.sale.Currency;
import io.vendflow.simulator.payments.Deadlines;
import io.vendflow.simulator.payments.ErrorCode;
import io.vendflow.simulator.payments.Outcome;
import io.vendflow.simulator.payments.Payment;
import io.vendflow.vipps.Refusal;
import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.Uncertainty.Cause;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.epayment.Adjustment;
import io.vendflow.vipps.epayment.Aggregate;
import io.vendflow.vipps.epayment.PaymentEvent;
import io.vendflow.vipps.epayment.PaymentState;
import java.util.List;
import java.util.function.Function;

/** The ledger's answers as our client understands them. */
final class Answers {

    private Answers() {}

    static <T> VippsOutcome<T> of(Outcome outcome, Function<Outcome.Done, T> value) {
        return switch (outcome) {
            case Outcome.Done done -> new VippsOutcome.Done<>(value.apply(done));
            case Outcome.Refused(io.vendflow.simulator.payments.Refusal.Coded(ErrorCode code, String detail)) ->
                coded(code, detail);
            case Outcome.Refused(io.vendflow.simulator.payments.Refusal.Invalid invalid) ->
                new VippsOutcome.Refused<>(new Refusal(
                        400, null, "Bad Request", invalid.violations().toString()));
        };
    }

    static <T> VippsOutcome<T> missing() {
        return coded(ErrorCode.REFERENCE_NOT_FOUND, "");
    }

    private static <T> VippsOutcome<T> coded(ErrorCode code, String detail) {
        return switch (code) {
            case ORDER_PROCESSING, CANCEL_OF_PROCESSING, CAPTURE_FAILED ->
                new VippsOutcome.Unknown<>(new Uncertainty(Cause.LOCKED, code.title()));
            case INTERNAL_ERROR -> new VippsOutcome.Unknown<>(new Uncertainty(Cause.SERVER_ERROR, code.title()));
            default ->
                new VippsOutcome.Refused<>(
                        new Refusal(statusOf(code), Integer.toString(code.number()), code.title(), detail));
        };
    }

    private static int statusOf(ErrorCode code) {
        return switch (code) {
            case CAPTURE_IDEMPOTENCY_CONFLICT, IDEMPOTENCY_ERROR, REFERENCE_EXISTS -> 409;
            case REFERENCE_NOT_FOUND -> 404;
            case CANNOT_BE_CREATED -> 422;
            default -> 400;
        };
    }

    static io.vendflow.vipps.epayment.Payment payment(
            Payment payment, io.vendflow.simulator.payments.Aggregate sums, String link) {
        Currency currency = payment.amount().currency();
        return new io.vendflow.vipps.epayment.Payment(
                payment.id().reference(),
                payment.origin().pspReference(),
                payment.amount(),
                PaymentState.valueOf(payment.state().name()),
                aggregate(sums, currency),
                payment.state() == io.vendflow.simulator.payments.PaymentState.CREATED ? link : null,
                payment.authorizedAt().map(Deadlines::captureGuaranteedUntil).orElse(null));
    }

    static Adjustment adjustment(Outcome.Done done, Amount amount) {
        return new Adjustment(
                amount, PaymentState.valueOf(done.state().name()), aggregate(done.aggregate(), amount.currency()), "");
    }

    static List<PaymentEvent> events(Payment payment) {
        return payment.events().stream()
                .map(event -> new PaymentEvent(
                        event.name().name(),
                        event.pspReference(),
                        event.amount(),
                        event.timestamp(),
                        event.idempotencyKey(),
                        event.success()))
                .toList();
    }

    private static Aggregate aggregate(io.vendflow.simulator.payments.Aggregate sums, Currency currency) {
        return new Aggregate(
                new Amount(sums.authorized(), currency),
                new Amount(sums.cancelled(), currency),
                new Amount(sums.captured(), currency),
                new Amount(sums.refunded(), currency));
    }
}
