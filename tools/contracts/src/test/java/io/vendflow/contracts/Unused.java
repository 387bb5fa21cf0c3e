package io.vendflow.contracts;

import io.vendflow.capture.CaptureMetrics;
import io.vendflow.capture.ReleaseReason;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.order.Order;
import io.vendflow.vipps.order.Receipt;
import io.vendflow.vipps.order.ReceiptPosted;
import io.vendflow.vipps.order.Receipts;
import java.time.Duration;

/** What a service needs to be put together and is not asked for afterwards. */
final class Unused {

    private Unused() {}

    static Receipts receipts() {
        return new Receipts() {
            @Override
            public VippsOutcome<ReceiptPosted> post(
                    MerchantSerialNumber msn, PaymentReference reference, Receipt receipt) {
                throw new UnsupportedOperationException();
            }

            @Override
            public VippsOutcome<Order> get(MerchantSerialNumber msn, PaymentReference reference) {
                throw new UnsupportedOperationException();
            }
        };
    }

    static CaptureMetrics captureMetrics() {
        return new CaptureMetrics() {
            @Override
            public void captureEnded(CaptureResult result, Duration sinceRequest) {}

            @Override
            public void releaseEnded(ReleaseReason reason, ReleaseResult result) {}

            @Override
            public void refundEnded(RefundResult result) {}
        };
    }
}
