package io.vendflow.simulator.merchants;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A string that does not show itself in logs. */
public record Secret(String value) {

    /** Compares in constant time, as whoever checks secrets should. */
    public boolean is(String other) {
        return MessageDigest.isEqual(bytes(), other.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "***";
    }
}
