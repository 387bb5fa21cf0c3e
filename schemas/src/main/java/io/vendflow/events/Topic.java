package io.vendflow.events;

import java.util.Objects;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * A Kafka topic that carries one type of event, keyed by machine so that the events of one machine stay in order.
 *
 * @param <E> the event's generated class
 */
public final class Topic<E extends SpecificRecordBase> {

    private final String name;
    private final Class<E> type;
    private final Function<E, String> key;
    private final Function<E, Meta> meta;

    Topic(String name, Class<E> type, Function<E, String> key, Function<E, Meta> meta) {
        this.name = name;
        this.type = Objects.requireNonNull(type);
        this.key = key;
        this.meta = meta;
    }

    public String name() {
        return name;
    }

    public Class<E> type() {
        return type;
    }

    /** The record's key: the machine's id, or what stands for it where there is no machine. */
    public String keyOf(E event) {
        return key.apply(event);
    }

    public Meta metaOf(E event) {
        return meta.apply(event);
    }

    /** The name under which the schema registry knows the schema of this topic's values. */
    public String subject() {
        return name + "-value";
    }

    @Override
    public String toString() {
        return name;
    }
}
