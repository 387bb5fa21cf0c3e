package io.vendflow.simulation.log;

import io.vendflow.simulation.world.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A service that reads topics as {@link io.vendflow.kafka.consume.KeyedConsumer} does: lanes by topic and key, later again
 * what cannot be finished, commits that lag behind, and all that was not committed once more after a crash or a rebalance.
 */
public final class KeyedProcess extends Program {

    private final EventLog log;
    private final Handler handler;
    private final Map<Place, Integer> committed = new LinkedHashMap<>();
    private final List<Assignment> assignments = new ArrayList<>();
    private @Nullable Assignment current;

    public KeyedProcess(String name, World world, Odds odds, EventLog log, Handler handler) {
        super(name, world, odds);
        this.log = log;
        this.handler = handler;
    }

    /** Sorted, because a set's own order differs from one run to the next. */
    public KeyedProcess read(Collection<String> topics) {
        for (String topic : topics.stream().sorted().toList()) {
            for (int partition = 0; partition < EventLog.PARTITIONS; partition++) {
                committed.put(new Place(topic, partition), 0);
            }
            log.subscribe(topic, this::pollSoon);
        }
        begin();
        return this;
    }

    private void begin() {
        Assignment begun = new Assignment(world, log, handler, this::mayCrashSoon, committed);
        current = begun;
        assignments.add(begun);
    }

    private void pollSoon(Place place) {
        if (current != null) {
            current.pollSoon(place);
        }
    }

    @Override
    protected void forget() {
        if (current != null) {
            current.kill();
            current = null;
        }
    }

    @Override
    protected void recover() {
        begin();
    }

    /** Two instances do the same work for a while. */
    @Override
    protected boolean isHandedOver() {
        if (current != null) {
            current.giveUp();
        }
        begin();
        return true;
    }

    /** Reads everything once more from the beginning, as after a reset of its offsets. */
    public void replay() {
        if (current != null) {
            current.giveUp();
        }
        committed.replaceAll((place, offset) -> 0);
        begin();
    }

    /** Ends what still waits when the simulation is over. */
    public void end() {
        assignments.forEach(Assignment::kill);
    }
}
