package io.vendflow.operations;

import io.vendflow.kafka.Emission;
import io.vendflow.operations.kafka.DecisionEvents;
import io.vendflow.operations.kafka.StandingOf;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;

/** How operations read events and write them, without the log that they are in: for a simulation. */
public final class OperationsComposition {

    private OperationsComposition() {}

    /**
     * @param facts a sale's events, each fact once
     * @param failures ids of those that could never be acted on
     */
    public static Standing standing(Collection<? extends SpecificRecordBase> facts, Set<String> failures) {
        StandingOf standing = new StandingOf();
        facts.forEach(standing::add);
        return standing.standing(failures);
    }

    /** The event that a decision is to become. */
    public static Emission<?> event(Decision decision, Instant at) {
        return DecisionEvents.of(decision, at);
    }

    public static String idOf(Decision decision) {
        return DecisionEvents.idOf(decision);
    }
}
