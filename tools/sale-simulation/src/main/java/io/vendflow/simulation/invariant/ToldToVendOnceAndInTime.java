package io.vendflow.simulation.invariant;

import io.vendflow.simulation.story.AtGateway;
import io.vendflow.simulation.story.SaleStory;
import java.util.Optional;

/** What a machine hears, and that it dispenses once. */
final class ToldToVendOnceAndInTime implements Invariant {

    @Override
    public String name() {
        return "I4";
    }

    @Override
    public String promise() {
        return "told AUTHORIZED only for its open sale, in time, and once unless the machine asks again";
    }

    @Override
    public Optional<String> brokenBy(SaleStory sale) {
        AtGateway told = sale.atGateway();
        if (told.wasToldForAnother()) {
            return Optional.of("told AUTHORIZED though the machine had begun another sale");
        }
        if (told.wasToldTooLate()) {
            return Optional.of("told AUTHORIZED after its time");
        }
        if (told.wasToldOfAnOldApproval()) {
            return Optional.of("told AUTHORIZED when the customer had approved long ago");
        }
        if (told.wasToldWithoutNeed()) {
            return Optional.of("told AUTHORIZED more often than the machine asked");
        }
        if (told.wasToldBackwards()) {
            return Optional.of("told a state that comes before one told already");
        }
        if (sale.atMachine().vends() > 1) {
            return Optional.of("vended " + sale.atMachine().vends() + " times");
        }
        return Invariant.when(sale.atMachine().vends() > 0 && !told.wasToldToVend(), "vended unasked");
    }
}
