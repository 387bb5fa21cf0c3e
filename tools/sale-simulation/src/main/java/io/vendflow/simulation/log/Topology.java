package io.vendflow.simulation.log;

import io.vendflow.simulation.world.World;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A topology with exactly-once processing: a record's changes, its events and its offset are committed together, so after a
 * crash a record was either processed or never seen. Each partition of each topic is read at a pace of its own.
 */
public abstract class Topology extends Program {

    private final EventLog log;
    private final Map<Place, Integer> committed = new LinkedHashMap<>();
    private final Set<Place> pollsToCome = new HashSet<>();
    private int life;

    protected Topology(String name, World world, Odds odds, EventLog log, Collection<String> topics) {
        super(name, world, odds);
        this.log = log;
        for (String topic : topics.stream().sorted().toList()) {
            for (int partition = 0; partition < EventLog.PARTITIONS; partition++) {
                committed.put(new Place(topic, partition), 0);
            }
            log.subscribe(topic, this::pollSoon);
        }
    }

    /** Decides, and writes what follows. */
    protected abstract void process(LogRecord record);

    protected final int life() {
        return life;
    }

    private void pollSoon(Place place) {
        if (isUp() && pollsToCome.add(place)) {
            int thisLife = life;
            world.after(world.chance().travel() / 4, () -> {
                if (thisLife == life && isUp()) {
                    pollsToCome.remove(place);
                    read(place);
                }
            });
        }
    }

    private void read(Place place) {
        List<LogRecord> records = log.partition(place);
        int next = committed.getOrDefault(place, 0);
        if (next >= records.size()) {
            return;
        }
        mayCrashSoon();
        committed.put(place, next + 1);
        process(records.get(next));
        if (next + 1 < records.size()) {
            pollSoon(place);
        }
    }

    @Override
    protected void forget() {
        life++;
        pollsToCome.clear();
    }

    @Override
    protected void recover() {
        committed.keySet().forEach(this::pollSoon);
    }
}
