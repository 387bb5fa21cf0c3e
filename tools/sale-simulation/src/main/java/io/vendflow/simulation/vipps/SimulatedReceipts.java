package io.vendflow.simulation.vipps;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;
import io.vendflow.simulation.story.SaleStory;
import io.vendflow.simulation.story.Stories;
import io.vendflow.vipps.Refusal;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.order.Order;
import io.vendflow.vipps.order.Receipt;
import io.vendflow.vipps.order.ReceiptJson;
import io.vendflow.vipps.order.ReceiptPosted;
import io.vendflow.vipps.order.Receipts;

/** Vipps' Order Management when a receipt has arrived: one for each payment, for ever. */
public final class SimulatedReceipts implements Receipts {

    private final Stories stories;
    private final io.vendflow.simulator.orders.Receipts receipts =
            new io.vendflow.simulator.orders.Receipts(receipt -> {});

    SimulatedReceipts(Stories stories) {
        this.stories = stories;
    }

    boolean attach(MerchantSerialNumber msn, PaymentReference reference, Receipt receipt) {
        return receipts.attach(msn, reference.value(), ReceiptJson.of(receipt).toString())
                .isPresent();
    }

    @Override
    public VippsOutcome<ReceiptPosted> post(MerchantSerialNumber msn, PaymentReference reference, Receipt receipt) {
        SaleStory story = stories.find(reference);
        if (story != null && story.order().refusesReceipts()) {
            return refused(403, "this sales unit has no Order Management");
        }
        return attach(msn, reference, receipt)
                ? new VippsOutcome.Done<>(new ReceiptPosted(""))
                : refused(409, "the order has a receipt");
    }

    @Override
    public VippsOutcome<Order> get(MerchantSerialNumber msn, PaymentReference reference) {
        return refused(404, "nobody here reads receipts");
    }

    private static <T> VippsOutcome<T> refused(int status, String why) {
        return new VippsOutcome.Refused<>(new Refusal(status, null, why, ""));
    }
}
