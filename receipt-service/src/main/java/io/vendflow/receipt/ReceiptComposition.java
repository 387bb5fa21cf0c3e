package io.vendflow.receipt;

import io.vendflow.events.Topics;
import io.vendflow.kafka.consume.Steps;
import io.vendflow.receipt.kafka.ReceiptSteps;
import io.vendflow.receipt.vipps.VippsReceipts;
import java.time.Clock;

/** What this service does, put together without anything that it runs on. */
public final class ReceiptComposition {

    private ReceiptComposition() {}

    public static Steps steps(io.vendflow.vipps.order.Receipts orderManagement, ReceiptMetrics metrics, Clock clock) {
        ReceiptSteps receipts =
                new ReceiptSteps(new AttachReceipt(new VippsReceipts(orderManagement), metrics, clock), clock);
        return new Steps()
                .with(Topics.VEND_REPORTED, receipts::vendReported)
                .with(Topics.AUTHORIZED, receipts::authorized);
    }
}
