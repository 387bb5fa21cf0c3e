package io.vendflow.simulation.invariant;

import io.vendflow.simulation.story.SaleStory;
import java.util.Optional;

/** Something that must hold of a sale. */
public interface Invariant {

    String name();

    /** In words. */
    String promise();

    /** How the sale breaks it at this moment; looked at after each step that has to do with the sale. */
    default Optional<String> brokenBy(SaleStory sale) {
        return Optional.empty();
    }

    /** How the sale breaks it for good; looked at when nothing more happens. */
    default Optional<String> brokenInTheEndBy(SaleStory sale) {
        return Optional.empty();
    }

    /** The words, if it is so. */
    static Optional<String> when(boolean broken, String how) {
        return broken ? Optional.of(how) : Optional.empty();
    }
}
