package io.vendflow.vipps.epayment;

import io.vendflow.sale.Amount;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;
import io.vendflow.vipps.IdempotencyKey;
import io.vendflow.vipps.VippsOutcome;
import java.util.List;

/** Vipps' ePayment API (facts sheet 2). A repeated call with the same key and arguments is safe. */
public interface EPayments {

    /** Asks for a one-time QR payment. A reference that is taken is refused with 4150: read the payment, then decide. */
    VippsOutcome<CreatedPayment> create(MerchantSerialNumber msn, CreatePayment request, IdempotencyKey key);

    /**
     * The picture behind the link of a payment that was asked for with a {@link QrImage}. Vipps draws it for anybody who has
     * the link, until the payment expires; whatever comes instead is unknown, never refused: the payment itself is there.
     */
    VippsOutcome<byte[]> qrImage(String link, QrImage.Format format);

    VippsOutcome<Payment> get(MerchantSerialNumber msn, PaymentReference reference);

    /** Everything that ever happened to the payment, as Vipps recorded it. */
    VippsOutcome<List<PaymentEvent>> events(MerchantSerialNumber msn, PaymentReference reference);

    /** Done does not yet mean captured: compare {@link Adjustment#aggregate()} with what was meant, or read the payment back. */
    VippsOutcome<Adjustment> capture(
            MerchantSerialNumber msn, PaymentReference reference, Amount amount, IdempotencyKey key);

    /** Lets go of whatever is not captured, before or after the customer approved. */
    VippsOutcome<Adjustment> cancel(MerchantSerialNumber msn, PaymentReference reference, IdempotencyKey key);

    VippsOutcome<Adjustment> refund(
            MerchantSerialNumber msn, PaymentReference reference, Amount amount, IdempotencyKey key);
}
