package io.vendflow.vipps.order;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;
import io.vendflow.vipps.VippsOutcome;

/** Vipps' Order Management API (facts sheet 4). */
public interface Receipts {

    /**
     * Attaches the receipt, once and for ever; there is no idempotency key. A second one is refused with HTTP 409, which means
     * that a receipt is there. 403 is a refusal too: the sales unit lacks the product, and the sale must go on without.
     */
    VippsOutcome<ReceiptPosted> post(MerchantSerialNumber msn, PaymentReference reference, Receipt receipt);

    VippsOutcome<Order> get(MerchantSerialNumber msn, PaymentReference reference);
}
