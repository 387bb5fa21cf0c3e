package io.vendflow.simulator.payments;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;

/** A payment's full name: references are unique per sales unit only, and case matters (facts sheet 2.2). */
public record PaymentId(MerchantSerialNumber msn, PaymentReference reference) {

    @Override
    public String toString() {
        return msn + "/" + reference;
    }
}
