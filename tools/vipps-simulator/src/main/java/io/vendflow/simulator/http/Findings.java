package io.vendflow.simulator.http;

import io.vendflow.simulator.payments.ErrorCode;
import io.vendflow.simulator.payments.Refusal;
import io.vendflow.simulator.payments.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with a request: all broken rules of its format, else the first refusal with a number. */
public final class Findings {

    private final List<Violation> violations = new ArrayList<>();
    private final List<ErrorCode> codes = new ArrayList<>();

    public void add(String name, String reason) {
        violations.add(new Violation(name, reason));
    }

    public void add(ErrorCode code) {
        codes.add(code);
    }

    public void addIf(boolean broken, ErrorCode code) {
        if (broken) {
            codes.add(code);
        }
    }

    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    public Optional<Refusal> refusal() {
        if (!violations.isEmpty()) {
            return Optional.of(new Refusal.Invalid(violations));
        }
        return codes.stream().findFirst().map(Refusal.Coded::new);
    }
}
