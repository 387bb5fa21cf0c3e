package io.vendflow.simulation.world;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The world's time as a clock. */
final class VirtualClock extends Clock {

    private final World world;

    VirtualClock(World world) {
        this.world = world;
    }

    @Override
    public Instant instant() {
        return world.now();
    }

    @Override
    public long millis() {
        return world.millis();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(world.now(), zone);
    }
}
