package io.vendflow.simulation.mutant;

import io.vendflow.sale.Amount;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;
import io.vendflow.simulation.Mutant;
import io.vendflow.vipps.IdempotencyKey;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.epayment.Adjustment;
import io.vendflow.vipps.epayment.CreatePayment;
import io.vendflow.vipps.epayment.CreatedPayment;
import io.vendflow.vipps.epayment.EPayments;
import io.vendflow.vipps.epayment.Payment;
import io.vendflow.vipps.epayment.PaymentEvent;
import io.vendflow.vipps.epayment.QrImage;
import java.util.List;

/** Every attempt has a key of its own, as if there were none. */
public final class FreshKeys implements Mutant {

    @Override
    public EPayments payments(EPayments real) {
        return new Payments(real);
    }

    private static final class Payments implements EPayments {

        private final EPayments real;
        private int attempts;

        Payments(EPayments real) {
            this.real = real;
        }

        private IdempotencyKey fresh(PaymentReference reference) {
            return IdempotencyKey.of(reference, "attempt-" + attempts++);
        }

        @Override
        public VippsOutcome<CreatedPayment> create(
                MerchantSerialNumber msn, CreatePayment request, IdempotencyKey key) {
            return real.create(msn, request, fresh(request.reference()));
        }

        @Override
        public VippsOutcome<byte[]> qrImage(String link, QrImage.Format format) {
            return real.qrImage(link, format);
        }

        @Override
        public VippsOutcome<Payment> get(MerchantSerialNumber msn, PaymentReference reference) {
            return real.get(msn, reference);
        }

        @Override
        public VippsOutcome<List<PaymentEvent>> events(MerchantSerialNumber msn, PaymentReference reference) {
            return real.events(msn, reference);
        }

        @Override
        public VippsOutcome<Adjustment> capture(
                MerchantSerialNumber msn, PaymentReference reference, Amount amount, IdempotencyKey key) {
            return real.capture(msn, reference, amount, fresh(reference));
        }

        @Override
        public VippsOutcome<Adjustment> cancel(
                MerchantSerialNumber msn, PaymentReference reference, IdempotencyKey key) {
            return real.cancel(msn, reference, fresh(reference));
        }

        @Override
        public VippsOutcome<Adjustment> refund(
                MerchantSerialNumber msn, PaymentReference reference, Amount amount, IdempotencyKey key) {
            return real.refund(msn, reference, amount, fresh(reference));
        }
    }
}
