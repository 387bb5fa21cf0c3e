package io.vendflow.simulation.log;

import io.vendflow.kafka.consume.Backoff;
import io.vendflow.kafka.consume.RetryLaterException;
import io.vendflow.simulation.world.World;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A process that reads topics as {@link io.vendflow.kafka.consume.KeyedConsumer} does: lanes by topic and key, later again
 * what cannot be finished, commits that lag behind, and all that was not committed once more after a crash.
 */
public final class KeyedProcess extends Program {

    private static final int WINDOW = 500;

    private final EventLog log;
    private final Handler handler;
    private final Lanes lanes;
    private final Map<Place, Share> shares = new LinkedHashMap<>();
    private final Set<Place> pollsToCome = new HashSet<>();
    private int life;

    public KeyedProcess(String name, World world, Odds odds, EventLog log, Handler handler) {
        super(name, world, odds);
        this.log = log;
        this.handler = handler;
        this.lanes = new Lanes(world, this::handleUntilDone);
    }

    /** Sorted, because a set's own order differs from one run to the next. */
    public KeyedProcess read(Collection<String> topics) {
        for (String topic : topics.stream().sorted().toList()) {
            for (int partition = 0; partition < EventLog.PARTITIONS; partition++) {
                shares.put(new Place(topic, partition), new Share());
            }
            log.subscribe(topic, this::pollSoon);
        }
        return this;
    }

    private void pollSoon(Place place) {
        if (isUp() && pollsToCome.add(place)) {
            int thisLife = life;
            world.after(world.chance().travel() / 4, () -> poll(place, thisLife));
        }
    }

    private void poll(Place place, int pollersLife) {
        if (pollersLife != life || !isUp()) {
            return;
        }
        pollsToCome.remove(place);
        Share share = share(place);
        List<LogRecord> records = log.partition(place);
        while (share.next() < records.size() && share.window() < WINDOW) {
            LogRecord next = records.get(share.next());
            share.took(next.offset());
            lanes.submit(next);
        }
    }

    private Share share(Place place) {
        return shares.computeIfAbsent(place, any -> new Share());
    }

    /** On a fiber. */
    private void handleUntilDone(LogRecord each) {
        for (int attempt = 1; ; attempt++) {
            try {
                handler.handle(each, attempt);
                finished(each);
                return;
            } catch (RetryLaterException e) {
                Duration pause = pauseAfter(attempt);
                Duration asked = e.notBefore();
                mayCrashSoon();
                world.sleep(asked != null && asked.compareTo(pause) > 0 ? asked : pause);
            }
        }
    }

    private Duration pauseAfter(int attempt) {
        long doubled = Backoff.DEFAULT.first().toMillis() << Math.min(attempt - 1, 20);
        long pause = Math.min(doubled, Backoff.DEFAULT.longest().toMillis());
        return Duration.ofMillis(pause - (long) (world.chance().fraction() * pause / 4));
    }

    private void finished(LogRecord each) {
        Place place = new Place(each.topic(), each.partition());
        Share share = share(place);
        share.finished(each.offset());
        int thisLife = life;
        world.after(world.chance().between(1, 200), () -> {
            if (thisLife == life) {
                share.commit();
                if (share.next() < log.partition(place).size()) {
                    pollSoon(place);
                }
            }
        });
    }

    @Override
    protected void forget() {
        life++;
        pollsToCome.clear();
        lanes.kill();
        shares.values().forEach(Share::fallBack);
    }

    @Override
    protected void recover() {
        shares.keySet().forEach(this::pollSoon);
    }

    /** Ends what still waits when the simulation is over. */
    public void end() {
        life++;
        lanes.kill();
    }
}
