package io.vendflow.simulation.invariant;

import io.vendflow.simulation.story.SaleStory;
import java.util.Optional;

/** For a machine that cannot report, the authorization is enough. */
final class NoCaptureWithoutAVend implements Invariant {

    @Override
    public String name() {
        return "I3";
    }

    @Override
    public String promise() {
        return "no capture without an authorization and a vend";
    }

    @Override
    public Optional<String> brokenBy(SaleStory sale) {
        if (sale.atVipps().captures() == 0) {
            return Optional.empty();
        }
        boolean vended = sale.order().capturesOnAuthorization() || sale.inLog().mostDispensed() > 0;
        return Invariant.when(
                !sale.inLog().isAuthorized() || !vended,
                "captured, with authorized: " + sale.inLog().isAuthorized() + ", vended: " + vended);
    }
}
