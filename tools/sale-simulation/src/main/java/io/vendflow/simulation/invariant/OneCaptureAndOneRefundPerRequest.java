package io.vendflow.simulation.invariant;

import io.vendflow.simulation.story.AtVipps;
import io.vendflow.simulation.story.SaleStory;
import java.util.Optional;

/** Counted by the events of the ledger. */
final class OneCaptureAndOneRefundPerRequest implements Invariant {

    @Override
    public String name() {
        return "I2";
    }

    @Override
    public String promise() {
        return "one effective capture, and one refund for each request";
    }

    @Override
    public Optional<String> brokenBy(SaleStory sale) {
        AtVipps money = sale.atVipps();
        if (money.captures() > 1) {
            return Optional.of("captured " + money.captures() + " times");
        }
        if (money.refunds() > sale.inLog().refundRequests() || money.refunds() > money.refundKeys()) {
            return Optional.of(
                    "refunded " + money.refunds() + " times for " + sale.inLog().refundRequests() + " requests");
        }
        return Invariant.when(
                money.refunded() > sale.inLog().refundRequested(),
                "refunded " + money.refunded() + " of " + sale.inLog().refundRequested() + " asked for");
    }
}
