package io.vendflow.simulator.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that runs like another one, but ahead of it by as much as it was advanced. */
public final class MovableClock extends Clock {

    private final Clock base;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    public MovableClock(Clock base) {
        this.base = base;
    }

    /** @throws IllegalArgumentException when asked to go back, which nothing in the simulator could bear */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("the clock does not go back");
        }
        ahead.accumulateAndGet(duration, Duration::plus);
    }

    /** How far ahead of the base clock this one is. */
    public Duration ahead() {
        return ahead.get();
    }

    /** Back to the base clock, or to where a run before this one had moved it. */
    public void setAhead(Duration duration) {
        ahead.set(duration);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        MovableClock other = new MovableClock(base.withZone(zone));
        other.setAhead(ahead.get());
        return other;
    }
}
