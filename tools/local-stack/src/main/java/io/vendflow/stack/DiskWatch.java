package io.vendflow.stack;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Says so once when the disk runs low, and again only after there was room in between. */
final class DiskWatch implements Runnable {

    /** Bytes. A broker that cannot write gives up at once, so the warning has to come well before. */
    static final long LOW = 200L * 1024 * 1024;

    private static final long PLENTY = 300L * 1024 * 1024;

    private final LongSupplier free;
    private final Consumer<String> say;
    private boolean low;

    DiskWatch(LongSupplier free, Consumer<String> say) {
        this.free = free;
        this.say = say;
    }

    @Override
    public void run() {
        long bytes = free.getAsLong();
        if (!low && bytes < LOW) {
            low = true;
            say.accept("the disk is nearly full: " + DataDirectory.megabytes(bytes)
                    + " left under data; Kafka stops when nothing is left");
        } else if (low && bytes > PLENTY) {
            low = false;
        }
    }
}
