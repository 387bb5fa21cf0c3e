package io.vendflow.simulator.journal;

import java.util.List;
import java.util.function.Consumer;

/** The journal of a simulator that lives as long as its test. */
final class NoJournal implements Journal {

    @Override
    public void read(Consumer<JournalLine> reader) {}

    @Override
    public void rewrite(List<JournalLine> lines) {}

    @Override
    public void append(JournalLine line) {}

    @Override
    public void close() {}
}
