package io.vendflow.kafka;

import io.vendflow.events.Topic;
import org.apache.avro.specific.SpecificRecordBase;

/** An event on its way to its topic. */
public record Emission<E extends SpecificRecordBase>(Topic<E> topic, E event) {

    public static <E extends SpecificRecordBase> Emission<E> of(Topic<E> topic, E event) {
        return new Emission<>(topic, event);
    }

    public String key() {
        return topic.keyOf(event);
    }
}
