package io.vendflow.operations;

import io.vendflow.sale.Sale;
import java.util.List;

/** Everything the log says about one sale, in the order of time, and what it comes to. */
public record Story(Sale sale, List<StoryEvent> events, Standing standing) {

    public Story {
        events = List.copyOf(events);
    }

    /** Whether an event of this id is part of it. */
    boolean has(String eventId) {
        return events.stream().anyMatch(event -> event.id().equals(eventId));
    }
}
