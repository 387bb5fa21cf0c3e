package io.vendflow.vipps.webhook;

import java.net.URI;
import java.util.Set;

/** Where Vipps sends which events. */
public record Registration(String id, URI url, Set<String> events) {

    public Registration {
        events = Set.copyOf(events);
    }
}
