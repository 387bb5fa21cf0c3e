package io.vendflow.simulation.mutant;

import io.vendflow.gateway.kafka.EventEffects;
import io.vendflow.kafka.Emission;
import io.vendflow.simulation.Mutant;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** AUTHORIZED leaves twice, as a second handling of the same event would have it. */
public final class VendToldTwice implements Mutant {

    @Override
    public EventEffects.Exit exit(EventEffects.Exit real) {
        return new EventEffects.Exit() {
            @Override
            public void publish(Emission<?> emission) {
                real.publish(emission);
            }

            @Override
            public void toMachine(String machine, byte[] message) {
                real.toMachine(machine, message);
                if (new String(message, StandardCharsets.UTF_8).contains("\"AUTHORIZED\"")) {
                    real.toMachine(machine, message);
                }
            }

            @Override
            public Instant now() {
                return real.now();
            }
        };
    }
}
