package io.vendflow.reconciliation;

import java.util.concurrent.atomic.AtomicLong;

/** How far a run has come. */
final class Meter {

    private final Progress progress;
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong expected = new AtomicLong();
    private final AtomicLong sales = new AtomicLong();

    Meter(Progress progress) {
        this.progress = progress;
    }

    void expect(long records) {
        expected.addAndGet(records);
    }

    void read(long records) {
        // What comes late is read once more, which nobody expected.
        long so = read.addAndGet(records);
        progress.at(so, Math.max(so, expected.get()), sales.get());
    }

    void sale() {
        sales.incrementAndGet();
    }

    long events() {
        return read.get();
    }
}
