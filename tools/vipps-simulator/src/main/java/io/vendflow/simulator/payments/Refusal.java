package io.vendflow.simulator.payments;

import java.util.List;

/** Why a request was turned down. */
public sealed interface Refusal {

    /** Whether repeating the request with the same Idempotency-Key must give the same answer for ever. */
    boolean sticky();

    /**
     * A numbered refusal.
     *
     * @param detail the case in words
     */
    record Coded(ErrorCode code, String detail) implements Refusal {

        public Coded(ErrorCode code) {
            this(code, code.title());
        }

        @Override
        public boolean sticky() {
            return !code.mayPass();
        }
    }

    /** A request that breaks the rules of its format; Vipps gives these no number. */
    record Invalid(List<Violation> violations) implements Refusal {

        public Invalid {
            violations = List.copyOf(violations);
        }

        public Invalid(String name, String reason) {
            this(List.of(new Violation(name, reason)));
        }

        @Override
        public boolean sticky() {
            return true;
        }
    }
}
