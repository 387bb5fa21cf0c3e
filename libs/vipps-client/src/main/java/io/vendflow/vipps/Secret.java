package io.vendflow.vipps;

/** A value that must never be seen in a log: {@link #toString()} hides it. */
public record Secret(String value) {

    /** @throws IllegalArgumentException when the value is blank */
    public Secret {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret must not be blank");
        }
    }

    @Override
    public String toString() {
        return "[hidden]";
    }
}
