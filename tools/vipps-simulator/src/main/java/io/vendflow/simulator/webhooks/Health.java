package io.vendflow.simulator.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BooleanSupplier;

/** Since when receivers take nothing (facts sheet 3.1). Counted anew after a restart of the simulator. */
final class Health {

    /** After this long Vipps deletes the registration. */
    static final Duration GIVES_UP_AFTER = Duration.ofDays(14);

    private record Failing(Instant first, Instant last) {}

    private final ConcurrentMap<String, Failing> failing = new ConcurrentHashMap<>();

    void answered(String registrationId, boolean taken, Instant now) {
        if (taken) {
            failing.remove(registrationId);
        } else {
            failing.merge(
                    registrationId, new Failing(now, now), (old, fresh) -> new Failing(old.first(), fresh.last()));
        }
    }

    void forget(String registrationId) {
        failing.remove(registrationId);
    }

    void clear() {
        failing.clear();
    }

    /**
     * Whether it took nothing for two weeks.
     *
     * @param owed whether another attempt is due, which gets its chance: the clock may have jumped
     */
    boolean isDead(String registrationId, BooleanSupplier owed, Instant now) {
        Failing known = failing.get(registrationId);
        return known != null
                && !(owed.getAsBoolean() ? known.last() : now)
                        .isBefore(known.first().plus(GIVES_UP_AFTER));
    }
}
