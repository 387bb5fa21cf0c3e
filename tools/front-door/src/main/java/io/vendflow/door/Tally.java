package io.vendflow.door;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Says what happened and how often, at once and then once a minute at most: a flood of visitors must not become one of lines. */
final class Tally {

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Clock clock;
    private final Consumer<String> log;

    private Instant mayTellAt = Instant.MIN;
    private String last = "";
    private int count;

    Tally(Clock clock, Consumer<String> log) {
        this.clock = clock;
        this.log = log;
    }

    synchronized void count(String what) {
        last = what;
        count++;
        tell();
    }

    /** What was counted and not told yet, when its time has come. */
    synchronized void tell() {
        Instant now = clock.instant();
        if (count > 0 && !now.isBefore(mayTellAt)) {
            log.accept(count == 1 ? last : last + " (" + count + " times)");
            count = 0;
            mayTellAt = now.plus(EVERY);
        }
    }
}
