package io.vendflow.simulation.log;

import io.vendflow.kafka.consume.Backoff;
import io.vendflow.kafka.consume.RetryLaterException;
import io.vendflow.simulation.world.World;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one instance of a service has to do, from when the group gives it the partitions until it crashes or they are given
 * to another. What it had begun by then it goes on with, next to the other who begins the same again.
 */
final class Assignment {

    private static final int WINDOW = 500;

    private final World world;
    private final EventLog log;
    private final Handler handler;
    private final Runnable onAwait;
    private final Map<Place, Integer> committed;
    private final Map<Place, Share> shares = new LinkedHashMap<>();
    private final Set<Place> pollsToCome = new HashSet<>();
    private final Lanes lanes;
    private boolean givenUp;

    /**
     * @param onAwait told before each pause
     * @param committed from where to read; moved on as work is done
     */
    Assignment(World world, EventLog log, Handler handler, Runnable onAwait, Map<Place, Integer> committed) {
        this.world = world;
        this.log = log;
        this.handler = handler;
        this.onAwait = onAwait;
        this.committed = committed;
        this.lanes = new Lanes(world, this::handleUntilDone);
        committed.forEach((place, offset) -> {
            shares.put(place, new Share(offset));
            pollSoon(place);
        });
    }

    void pollSoon(Place place) {
        if (!givenUp && pollsToCome.add(place)) {
            world.after(world.chance().travel() / 4, () -> poll(place));
        }
    }

    private void poll(Place place) {
        if (givenUp) {
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
        return shares.computeIfAbsent(place, any -> new Share(0));
    }

    /** On a fiber. */
    private void handleUntilDone(LogRecord each) {
        for (int attempt = 1; !givenUp; attempt++) {
            try {
                handler.handle(each, attempt);
                finished(each);
                return;
            } catch (RetryLaterException e) {
                Duration pause = pauseAfter(attempt);
                Duration asked = e.notBefore();
                onAwait.run();
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
        world.after(world.chance().between(1, 200), () -> {
            if (!givenUp) {
                committed.put(place, share.committable());
                if (share.next() < log.partition(place).size()) {
                    pollSoon(place);
                }
            }
        });
    }

    /** The partitions go to another; what is under way ends here, and counts for nothing. */
    void giveUp() {
        givenUp = true;
    }

    /** The process is gone. */
    void kill() {
        givenUp = true;
        lanes.kill();
    }
}
