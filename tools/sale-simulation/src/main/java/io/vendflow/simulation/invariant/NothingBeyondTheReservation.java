package io.vendflow.simulation.invariant;

import io.vendflow.simulation.story.AtVipps;
import io.vendflow.simulation.story.SaleStory;
import java.util.Optional;

/** Where no part can be captured, everything is, and the rest given back. */
final class NothingBeyondTheReservation implements Invariant {

    @Override
    public String name() {
        return "I1";
    }

    @Override
    public String promise() {
        return "captured and cancelled are no more than authorized, and captured no more than dispensed";
    }

    @Override
    public Optional<String> brokenBy(SaleStory sale) {
        AtVipps money = sale.atVipps();
        if (money.isAuthorized() && money.captured() + money.cancelled() > money.authorized()) {
            return Optional.of("captured " + money.captured() + " and cancelled " + money.cancelled() + " of "
                    + money.authorized());
        }
        if (!money.isAuthorized() && money.captured() > 0) {
            return Optional.of("captured " + money.captured() + " of nothing");
        }
        boolean partOnly = sale.order().partialCapture() && !sale.order().capturesOnAuthorization();
        return Invariant.when(
                partOnly && money.captured() > sale.inLog().mostDispensed(),
                "captured " + money.captured() + " for " + sale.inLog().mostDispensed() + " dispensed");
    }
}
