package io.vendflow.commands.reconcile;

import io.vendflow.reconciliation.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** How far a run has come, on one line of a terminal, which is empty again in the end. */
final class ProgressBar implements Progress, AutoCloseable {

    private static final long BETWEEN_DRAWINGS = Duration.ofMillis(200).toNanos();
    private static final int BAR = 20;
    private static final long LONGEST_LEFT = Duration.ofDays(4).toSeconds();

    private final PrintWriter out;
    private final LongSupplier nanos;
    private final long start;
    private final AtomicLong next;
    private int drawn;
    private boolean closed;

    /** @param nanos a time that only goes forward */
    ProgressBar(PrintWriter out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.next = new AtomicLong(start);
    }

    @Override
    public void at(long eventsRead, long eventsInAll, long sales) {
        long now = nanos.getAsLong();
        long due = next.get();
        // Called for every event from every thread: one of them draws now and then, and nobody waits.
        if (now - due >= 0 && next.compareAndSet(due, now + BETWEEN_DRAWINGS)) {
            draw(line(eventsRead, eventsInAll, sales, now - start));
        }
    }

    @Override
    public synchronized void close() {
        if (drawn > 0) {
            out.print("\r" + " ".repeat(drawn) + "\r");
            out.flush();
        }
        closed = true;
    }

    private synchronized void draw(String line) {
        if (!closed) {
            out.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
            out.flush();
            drawn = line.length();
        }
    }

    /** Fits into 79 columns, because a line that breaks cannot be drawn over. */
    static String line(long eventsRead, long eventsInAll, long sales, long elapsedNanos) {
        double seconds = Math.max(elapsedNanos, 1) / 1e9;
        String rates = String.format(
                Locale.ROOT, "%s events/s  %s sales/s", rate(eventsRead / seconds), rate(sales / seconds));
        if (eventsInAll <= 0) {
            return String.format(Locale.ROOT, "%d events  %s", eventsRead, rates);
        }
        double share = Math.clamp((double) eventsRead / eventsInAll, 0, 1);
        int full = (int) (share * BAR);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3d %%  %s  %s",
                "#".repeat(full),
                "-".repeat(BAR - full),
                (int) (share * 100),
                rates,
                left(eventsRead, eventsInAll, seconds));
    }

    private static String rate(double perSecond) {
        return perSecond < 10_000_000 ? Long.toString((long) perSecond) : (long) (perSecond / 1_000_000) + "M";
    }

    private static String left(long eventsRead, long eventsInAll, double seconds) {
        if (eventsRead <= 0) {
            return "";
        }
        long left = Math.round(Math.max(0, eventsInAll - eventsRead) * seconds / eventsRead);
        if (left > LONGEST_LEFT) {
            return "days left";
        }
        return left >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d left", left / 3600, left / 60 % 60, left % 60)
                : String.format(Locale.ROOT, "%d:%02d left", left / 60, left % 60);
    }
}
