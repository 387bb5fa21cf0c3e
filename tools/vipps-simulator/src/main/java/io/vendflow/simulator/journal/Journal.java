package io.vendflow.simulator.journal;

import java.util.List;
import java.util.function.Consumer;

/** What outlives the process. Used in this order: read, rewrite, append. */
public interface Journal extends AutoCloseable {

    /** Hands out what an earlier run wrote. */
    void read(Consumer<JournalLine> reader);

    /** Replaces everything written so far. */
    void rewrite(List<JournalLine> lines);

    /** @throws java.io.UncheckedIOException when the line could not be written; nothing of it is left then */
    void append(JournalLine line);

    @Override
    void close();

    /** Forgets everything with the process. */
    static Journal none() {
        return new NoJournal();
    }
}
