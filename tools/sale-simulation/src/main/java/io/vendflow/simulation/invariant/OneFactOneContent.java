package io.vendflow.simulation.invariant;

import io.vendflow.simulation.story.SaleStory;
import java.util.Optional;

/** The same id never says two things, so the order of a replay does not matter. */
final class OneFactOneContent implements Invariant {

    @Override
    public String name() {
        return "I9";
    }

    @Override
    public String promise() {
        return "a replay moves nothing, and gives the same whichever telling of a fact it reads";
    }

    @Override
    public Optional<String> brokenBy(SaleStory sale) {
        return Optional.ofNullable(sale.inLog().contradiction());
    }
}
