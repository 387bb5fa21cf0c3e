package io.vendflow.vipps.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some entries of one day.
 *
 * @param entries may be empty although there are more, or none any more
 * @param cursor where the next page begins; null when {@code hasMore} is false
 * @param hasMore whether to ask on with the cursor
 * @param tryLater whether the day is not complete yet: ask again, from the start, in half an hour
 */
public record DatePage(List<LedgerEntry> entries, @Nullable String cursor, boolean hasMore, boolean tryLater) {

    public DatePage {
        entries = List.copyOf(entries);
    }

    /** Whether this was the last page of a day that has ended. */
    public boolean completesTheDay() {
        return !hasMore && !tryLater;
    }
}
