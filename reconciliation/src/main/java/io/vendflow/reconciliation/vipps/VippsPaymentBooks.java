package io.vendflow.reconciliation.vipps;

import io.vendflow.reconciliation.PaymentAtVipps;
import io.vendflow.reconciliation.PaymentBooks;
import io.vendflow.reconciliation.PaymentReading;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;
import io.vendflow.vipps.Refusal;
import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.epayment.Aggregate;
import io.vendflow.vipps.epayment.EPayments;
import io.vendflow.vipps.epayment.Payment;
import io.vendflow.vipps.epayment.PaymentEvent;
import java.util.List;

/** The payment, and its event log where money moved (facts sheet 2.4, 2.6). */
public final class VippsPaymentBooks implements PaymentBooks {

    private static final int NOT_FOUND = 404;

    private final EPayments payments;

    public VippsPaymentBooks(EPayments payments) {
        this.payments = payments;
    }

    @Override
    public PaymentReading read(String merchant, String reference) {
        MerchantSerialNumber msn;
        PaymentReference payment;
        try {
            msn = new MerchantSerialNumber(merchant);
            payment = new PaymentReference(reference);
        } catch (IllegalArgumentException e) {
            // What breaks Vipps' own rules cannot be at Vipps.
            return new PaymentReading.NotThere();
        }
        return switch (payments.get(msn, payment)) {
            case VippsOutcome.Done<Payment>(Payment found) -> withEvents(msn, payment, found);
            case VippsOutcome.Refused<Payment>(Refusal refusal)
            when refusal.httpStatus() == NOT_FOUND -> new PaymentReading.NotThere();
            case VippsOutcome.Refused<Payment>(Refusal refusal) ->
                new PaymentReading.Unavailable("refused: " + refusal);
            case VippsOutcome.Unknown<Payment>(Uncertainty why) -> unavailable(why);
        };
    }

    private PaymentReading withEvents(MerchantSerialNumber msn, PaymentReference reference, Payment payment) {
        Aggregate sums = payment.aggregate();
        if (sums.authorized().isZero()
                && sums.captured().isZero()
                && sums.cancelled().isZero()) {
            return found(payment, List.of());
        }
        return switch (payments.events(msn, reference)) {
            case VippsOutcome.Done<List<PaymentEvent>>(List<PaymentEvent> events) -> found(payment, events);
            case VippsOutcome.Refused<List<PaymentEvent>>(Refusal refusal) ->
                new PaymentReading.Unavailable("its event log was refused: " + refusal);
            case VippsOutcome.Unknown<List<PaymentEvent>>(Uncertainty why) -> unavailable(why);
        };
    }

    private static PaymentReading unavailable(Uncertainty why) {
        // The cause alone: with its details every payment would have a reason of its own.
        return new PaymentReading.Unavailable(why.cause().name());
    }

    private static PaymentReading found(Payment payment, List<PaymentEvent> events) {
        Aggregate sums = payment.aggregate();
        return new PaymentReading.Found(new PaymentAtVipps(
                payment.state().name(),
                payment.amount().currency().name(),
                sums.authorized().minorUnits(),
                sums.cancelled().minorUnits(),
                sums.captured().minorUnits(),
                sums.refunded().minorUnits(),
                events.stream()
                        .filter(PaymentEvent::success)
                        .map(each -> new PaymentAtVipps.Movement(
                                each.name(), each.amount().minorUnits(), each.timestamp()))
                        .toList()));
    }
}
