package io.vendflow.testing;

import io.vendflow.kafka.Emission;
import io.vendflow.kafka.EventPublisher;
import io.vendflow.kafka.PublishFailedException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a crash between an effect and the commit of its offset looks like from outside: the first time, publishing fails
 * before or after the events are in the log, and the record is handled again.
 */
public final class CrashingPublisher implements EventPublisher {

    /** Where the crash hits. */
    public enum Moment {
        BEFORE_THE_LOG,
        AFTER_THE_LOG
    }

    private final EventPublisher delegate;
    private final Moment moment;
    private final AtomicInteger attempts = new AtomicInteger();

    public CrashingPublisher(EventPublisher delegate, Moment moment) {
        this.delegate = delegate;
        this.moment = moment;
    }

    /** How often a step had something to publish. */
    public int attempts() {
        return attempts.get();
    }

    @Override
    public void publish(List<Emission<?>> emissions) {
        if (emissions.isEmpty()) {
            return;
        }
        boolean crash = attempts.incrementAndGet() == 1;
        if (!crash || moment == Moment.AFTER_THE_LOG) {
            delegate.publish(emissions);
        }
        if (crash) {
            throw new PublishFailedException("crashed on purpose", new IOException(moment.name()));
        }
    }
}
