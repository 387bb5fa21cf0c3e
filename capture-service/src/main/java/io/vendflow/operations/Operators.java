package io.vendflow.operations;

import io.vendflow.http.Bearers;
import java.util.List;
import java.util.Optional;

/** Knows operators by their tokens. */
public final class Operators {

    private final Bearers bearers;

    /**
     * @param lines {@code name:token} each; empty ones and those that begin with # are passed over
     * @throws IllegalArgumentException naming the line, never its token
     */
    public Operators(List<String> lines) {
        bearers = new Bearers("the operators' tokens", lines, Operator::new);
    }

    public boolean isEmpty() {
        return bearers.isEmpty();
    }

    /** Takes the same time whoever it is, and whether it is anybody. */
    public Optional<Operator> withToken(String token) {
        return bearers.withToken(token).map(Operator::new);
    }
}
