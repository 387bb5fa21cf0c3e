package io.vendflow.simulation.invariant;

import io.vendflow.simulation.story.AtVipps;
import io.vendflow.simulation.story.InLog;
import io.vendflow.simulation.story.SaleStory;
import java.util.Optional;

/** Where goods and money differ there is an {@link Excuse}, which the sale itself must have. */
final class SumsAgree implements Invariant {

    @Override
    public String name() {
        return "I10";
    }

    @Override
    public String promise() {
        return "the sums of machine, log and Vipps agree, to the minor unit";
    }

    @Override
    public Optional<String> brokenInTheEndBy(SaleStory sale) {
        AtVipps money = sale.atVipps();
        InLog log = sale.inLog();
        if (log.captured() != money.captured()) {
            return Optional.of("captured " + money.captured() + " at Vipps, " + log.captured() + " in the log");
        }
        if (log.refunded() != money.refunded()) {
            return Optional.of("refunded " + money.refunded() + " at Vipps, " + log.refunded() + " in the log");
        }
        if (log.released() != money.cancelled()) {
            return Optional.of("cancelled " + money.cancelled() + " at Vipps, " + log.released() + " in the log");
        }
        if (!money.isAuthorized()) {
            return Invariant.when(sale.atMachine().dispensed() > 0, "dispensed, and nobody paid");
        }
        long kept = money.captured() - money.refunded();
        Excuse excuse = Excuse.of(sale);
        return Invariant.when(
                !excuse.allows(sale, kept, kept + log.operatorsRefunds()),
                "kept " + kept + " for goods worth " + sale.atMachine().dispensed() + ", the excuse being " + excuse);
    }
}
