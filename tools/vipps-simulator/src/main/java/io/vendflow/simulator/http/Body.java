package io.vendflow.simulator.http;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a request carries, read as JSON once however many ask: limits, keys and the API itself. Used by one thread. */
final class Body {

    private final byte[] bytes;
    private boolean parsed;
    private Optional<JsonNode> json = Optional.empty();
    private @Nullable String fingerprint;

    Body(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    byte[] bytes() {
        return bytes.clone();
    }

    boolean isEmpty() {
        return bytes.length == 0;
    }

    Optional<JsonNode> json() {
        if (!parsed) {
            json = Json.parse(bytes);
            parsed = true;
        }
        return json;
    }

    String fingerprint() {
        if (fingerprint == null) {
            fingerprint = Json.fingerprint(bytes, json());
        }
        return fingerprint;
    }
}
