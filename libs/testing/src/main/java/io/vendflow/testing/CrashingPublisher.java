package io.vendflow.testing;

import io.vendflow.kafka.Emission;
import io.vendflow.kafka.EventPublisher;
import io.vendflow.kafka.PublishFailedException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * What a crash between an effect and the commit of its offset looks like from outside: the first time that a fact is to be
 * told, publishing fails before or after it is in the log, and the record that led to it is handled again.
 */
public final class CrashingPublisher implements EventPublisher {

    /** Where the crash hits. */
    public enum Moment {
        BEFORE_THE_LOG,
        AFTER_THE_LOG
    }

    private final EventPublisher delegate;
    private final Moment moment;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    public CrashingPublisher(EventPublisher delegate, Moment moment) {
        this.delegate = delegate;
        this.moment = moment;
    }

    @Override
    public void publish(List<Emission<?>> emissions) {
        boolean crash = emissions.stream()
                        .map(CrashingPublisher::factOf)
                        .filter(told::add)
                        .count()
                > 0;
        if (!crash || moment == Moment.AFTER_THE_LOG) {
            delegate.publish(emissions);
        }
        if (crash) {
            throw new PublishFailedException("crashed on purpose", new IOException(moment.name()));
        }
    }

    private static <E extends SpecificRecordBase> String factOf(Emission<E> emission) {
        return emission.topic().metaOf(emission.event()).getId();
    }
}
