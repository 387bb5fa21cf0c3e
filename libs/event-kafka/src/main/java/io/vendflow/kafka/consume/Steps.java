package io.vendflow.kafka.consume;

import io.vendflow.events.Topic;
import io.vendflow.kafka.Emission;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;

/** Which event goes to which step of a service. What the service does, without anything that it runs on. */
public final class Steps {

    private final Map<String, Step<?>> byTopic = new LinkedHashMap<>();

    public <E extends SpecificRecordBase> Steps with(Topic<E> topic, EventHandler<E> handler) {
        byTopic.put(topic.name(), new Step<>(topic, handler));
        return this;
    }

    public Set<String> topics() {
        return Set.copyOf(byTopic.keySet());
    }

    /** @throws IllegalStateException when no step is for this topic */
    public Step<?> of(String topic) {
        Step<?> step = byTopic.get(topic);
        if (step == null) {
            throw new IllegalStateException("nobody handles " + topic);
        }
        return step;
    }

    /** One topic's step. */
    public record Step<E extends SpecificRecordBase>(Topic<E> topic, EventHandler<E> handler) {

        /** As {@link EventHandler#handle}, of an event that is known only to be of this topic. */
        public List<Emission<?>> handle(SpecificRecordBase event) {
            return handler.handle(topic.type().cast(event));
        }
    }
}
