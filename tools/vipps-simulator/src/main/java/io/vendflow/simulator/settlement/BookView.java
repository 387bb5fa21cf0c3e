package io.vendflow.simulator.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A book from inside.
 *
 * @param funds what is owed to the merchant, in minor units
 * @param fees what the merchant owes, in minor units and negative
 * @param closed the last day that has ended
 * @param laggingUntil until when the book is slow, if it is
 * @param withheldReferences payments that do not get into the book
 * @param withheldNext how many more movements do not
 * @param heldBack what did not so far
 */
public record BookView(
        LedgerId id,
        long funds,
        long fees,
        @Nullable LocalDate closed,
        @Nullable Instant laggingUntil,
        Set<String> withheldReferences,
        int withheldNext,
        List<Movement> heldBack) {

    public BookView {
        withheldReferences = Set.copyOf(withheldReferences);
        heldBack = List.copyOf(heldBack);
    }
}
