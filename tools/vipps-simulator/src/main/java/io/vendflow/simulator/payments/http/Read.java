package io.vendflow.simulator.payments.http;

import io.vendflow.simulator.http.Findings;
import io.vendflow.simulator.payments.Refusal;
import java.util.Optional;
import java.util.function.Supplier;

/** A request body, understood or turned down. */
sealed interface Read<T> {

    record Valid<T>(T value) implements Read<T> {}

    record Broken<T>(Refusal refusal) implements Read<T> {}

    /** @param value is asked only when nothing was found wrong */
    static <T> Read<T> of(Findings findings, Supplier<T> value) {
        Optional<Refusal> refusal = findings.refusal();
        return refusal.isPresent() ? new Broken<>(refusal.get()) : new Valid<>(value.get());
    }
}
