package io.vendflow.simulation.invariant;

import io.vendflow.simulation.story.SaleStory;
import java.util.Optional;

/** Looked at where requests leave. */
final class SameKeySameBytes implements Invariant {

    @Override
    public String name() {
        return "I8";
    }

    @Override
    public String promise() {
        return "a retry has the same key and the same bytes";
    }

    @Override
    public Optional<String> brokenBy(SaleStory sale) {
        return Optional.ofNullable(sale.calls().conflict());
    }
}
