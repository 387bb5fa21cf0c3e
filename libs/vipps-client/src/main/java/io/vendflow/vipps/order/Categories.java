package io.vendflow.vipps.order;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;
import io.vendflow.vipps.VippsOutcome;

/** The categories of Vipps' Order Management API, version 2 (facts sheet 4). */
public interface Categories {

    /** Gives the payment its category, or another one in its place; repeating is safe. 403 is a refusal, as for receipts. */
    VippsOutcome<CategorySet> put(MerchantSerialNumber msn, PaymentReference reference, Category category);
}
