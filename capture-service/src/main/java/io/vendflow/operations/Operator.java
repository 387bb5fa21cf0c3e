package io.vendflow.operations;

import java.util.regex.Pattern;

/** Who commands, as the log will say for ever. */
public record Operator(String name) {

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._@-]{0,63}");

    /** The name under which capture-service asks for refunds itself. */
    private static final String RESERVED = "capture-service";

    /** @throws IllegalArgumentException when the name is not 1 to 64 letters, digits and {@code . _ @ -}, or is reserved */
    public Operator {
        if (!VALID.matcher(name).matches() || name.equals(RESERVED)) {
            throw new IllegalArgumentException(
                    "an operator's name is 1 to 64 letters, digits, spaces and . _ @ - and not " + RESERVED);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
