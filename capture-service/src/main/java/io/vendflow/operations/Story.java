package io.vendflow.operations;

import io.vendflow.sale.Sale;
import java.util.List;
import java.util.Map;

/** Everything the log says about one sale, in the order of time, and what it comes to. */
public record Story(Sale sale, List<StoryEvent> events, Map<String, Failure> failures, Standing standing) {

    /** @param failures the latest of each event that could never be acted on, by the event's id */
    public Story {
        events = List.copyOf(events);
        failures = Map.copyOf(failures);
    }

    /** Whether an event of this type is part of it. */
    public boolean tellsOf(String type) {
        return events.stream().anyMatch(event -> event.type().equals(type));
    }

    boolean failed(String eventId) {
        return failures.containsKey(eventId);
    }

    /** Whether an event of this id is part of it. */
    boolean has(String eventId) {
        return events.stream().anyMatch(event -> event.id().equals(eventId));
    }
}
