package io.vendflow.simulation;

import io.vendflow.simulation.gateway.Downlink;
import io.vendflow.simulation.gateway.Gateway;
import io.vendflow.simulation.log.EventLog;
import io.vendflow.simulation.log.LogRecord;
import io.vendflow.simulation.log.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A day of 250 sales with everything that can go wrong, through the real decisions of all services.
 *
 * @param events as they lie in the topics
 * @param told what machines were to be told
 */
public record SimulatedDay(List<LogRecord> events, List<Downlink> told) {

    private static final Map<Long, SimulatedDay> LIVED = new ConcurrentHashMap<>();

    /** The same for the same seed, and lived only once. */
    public static SimulatedDay of(long seed) {
        return LIVED.computeIfAbsent(seed, SimulatedDay::live);
    }

    private static SimulatedDay live(long seed) {
        List<LogRecord> events = new ArrayList<>();
        List<Downlink> told = new ArrayList<>();
        Simulation.run(seed, Plan.USUAL, installation -> {
            events.addAll(installation.log().events());
            for (int partition = 0; partition < EventLog.PARTITIONS; partition++) {
                installation.log().partition(new Place(Gateway.OUTBOX, partition)).stream()
                        .map(LogRecord::value)
                        .map(Downlink.class::cast)
                        .forEach(told::add);
            }
        });
        return new SimulatedDay(events, told);
    }
}
