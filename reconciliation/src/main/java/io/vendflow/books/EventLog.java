package io.vendflow.books;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The event topics. Reading them moves nobody's offsets and is seen by nobody. */
public interface EventLog {

    /** @throws LogUnavailableException when it cannot be read now */
    List<Integer> partitions();

    /** @throws LogUnavailableException when it cannot be read now */
    Share open(int partition, Scope scope);

    /** The part of a partition that a replay reads. */
    interface Share extends AutoCloseable {

        /** What of the scope falls into this partition. */
        Scope scope();

        /** When it was found how far the log reaches. */
        Instant openedAt();

        /** How many records there are to read, about: what transactions leave behind counts. */
        long size();

        /** What is missing of it. */
        List<Hole> holes();

        /**
         * Reads it from its beginning to what was its end when it was opened.
         *
         * @param only references of the sales of which to tell; empty means all
         * @throws LogUnavailableException when it cannot be read to its end now
         */
        void read(Set<String> only, LogReader reader);

        @Override
        void close();
    }
}
