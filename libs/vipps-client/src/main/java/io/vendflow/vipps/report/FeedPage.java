package io.vendflow.vipps.report;

import java.util.List;

/**
 * Some entries of the feed.
 *
 * @param cursor where to go on; to be kept for ever
 * @param tryLater whether this was the end for now: wait a second at least, better a minute
 */
public record FeedPage(List<LedgerEntry> entries, String cursor, boolean tryLater) {

    public FeedPage {
        entries = List.copyOf(entries);
    }
}
