package io.vendflow.simulation.vipps;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;
import io.vendflow.simulation.log.Odds;
import io.vendflow.simulation.log.Program;
import io.vendflow.simulation.story.Stories;
import io.vendflow.simulation.world.World;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.order.Order;
import io.vendflow.vipps.order.Receipt;
import io.vendflow.vipps.order.ReceiptPosted;
import io.vendflow.vipps.order.Receipts;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Receipts over the network: each call is an await. */
public final class DistantReceipts implements Receipts {

    private final Receipts vipps;
    private final Stories stories;
    private final Program process;
    private final Network network;
    private final Supplier<String> cause;

    /** @param cause the event because of which calls are made now */
    public DistantReceipts(
            Receipts vipps,
            Stories stories,
            World world,
            Odds odds,
            Program process,
            BooleanSupplier isDown,
            Supplier<String> cause) {
        this.vipps = vipps;
        this.stories = stories;
        this.process = process;
        this.network = new Network(world, odds, process, isDown);
        this.cause = cause;
    }

    @Override
    public VippsOutcome<ReceiptPosted> post(MerchantSerialNumber msn, PaymentReference reference, Receipt receipt) {
        stories.with(
                reference, story -> story.calls().sent("receipt because of " + cause.get(), null, receipt.toString()));
        VippsOutcome<ReceiptPosted> outcome = network.call(() -> vipps.post(msn, reference, receipt));
        String how = outcome.getClass().getSimpleName();
        stories.with(reference, story -> story.tell(process.name(), "receipt -> " + how));
        return outcome;
    }

    @Override
    public VippsOutcome<Order> get(MerchantSerialNumber msn, PaymentReference reference) {
        return network.call(() -> vipps.get(msn, reference));
    }
}
