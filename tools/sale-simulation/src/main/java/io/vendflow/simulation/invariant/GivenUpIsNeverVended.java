package io.vendflow.simulation.invariant;

import io.vendflow.simulation.story.SaleStory;
import java.util.Optional;

/** Also of sales that the machine was never told to vend. */
final class GivenUpIsNeverVended implements Invariant {

    @Override
    public String name() {
        return "I6";
    }

    @Override
    public String promise() {
        return "a payment authorized after the sale was given up is released, never vended";
    }

    @Override
    public Optional<String> brokenBy(SaleStory sale) {
        return Invariant.when(sale.atGateway().wasToldAfterGivingUp(), "told AUTHORIZED after it was given up");
    }

    @Override
    public Optional<String> brokenInTheEndBy(SaleStory sale) {
        if (!sale.atVipps().isAuthorized() || sale.atGateway().wasToldToVend()) {
            return Optional.empty();
        }
        if (sale.atMachine().vends() > 0) {
            return Optional.of("vended without having been told");
        }
        long kept = sale.atVipps().captured() - sale.atVipps().refunded();
        return Invariant.when(kept != 0, "never vended, and " + kept + " is kept");
    }
}
