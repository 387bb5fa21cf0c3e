package io.vendflow.simulator.payments;

import io.vendflow.sale.MerchantSerialNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One effect per sales unit and Idempotency-Key (facts sheet 1.6). Keys are kept as long as their payment, since nobody
 * knows for how long Vipps keeps them. A repetition that comes while the first is still at work waits for it.
 */
final class IdempotencyStore {

    private record Scope(MerchantSerialNumber msn, String key) {}

    private static final class Slot {
        private final ReentrantLock lock = new ReentrantLock();
        private LedgerEntry.@Nullable Remembered remembered;
    }

    private final ConcurrentMap<Scope, Slot> slots = new ConcurrentHashMap<>();

    /**
     * @param firstTime does the work
     * @param again is told what the key remembers, and records the repetition
     */
    Outcome once(Attempt attempt, Supplier<Outcome> firstTime, Function<Outcome, Outcome> again) {
        if (attempt.key() == null) {
            return firstTime.get();
        }
        Scope scope = new Scope(attempt.msn(), attempt.key());
        while (true) {
            Slot slot = slots.computeIfAbsent(scope, key -> new Slot());
            slot.lock.lock();
            try {
                // Else it was dropped while this waited for it.
                if (slots.get(scope) == slot) {
                    return once(attempt, slot, firstTime, again);
                }
            } finally {
                if (slot.remembered == null) {
                    slots.remove(scope, slot);
                }
                slot.lock.unlock();
            }
        }
    }

    private static Outcome once(
            Attempt attempt, Slot slot, Supplier<Outcome> firstTime, Function<Outcome, Outcome> again) {
        LedgerEntry.Remembered remembered = slot.remembered;
        if (remembered != null) {
            return again.apply(
                    attempt.means(remembered.attempt())
                            ? remembered.outcome()
                            : Outcome.refused(attempt.conflictWith(remembered.attempt())));
        }
        Outcome outcome = firstTime.get();
        if (outcome.sticky()) {
            slot.remembered = new LedgerEntry.Remembered(attempt, outcome);
        }
        return outcome;
    }

    /** Takes back what was remembered before a restart; the first outcome of a key counts. */
    void restore(Attempt attempt, Outcome outcome) {
        if (attempt.key() == null || !outcome.sticky()) {
            return;
        }
        Slot slot = slots.computeIfAbsent(new Scope(attempt.msn(), attempt.key()), key -> new Slot());
        slot.lock.lock();
        try {
            if (slot.remembered == null) {
                slot.remembered = new LedgerEntry.Remembered(attempt, outcome);
            }
        } finally {
            slot.lock.unlock();
        }
    }

    void forget(Attempt attempt) {
        if (attempt.key() != null) {
            slots.remove(new Scope(attempt.msn(), attempt.key()));
        }
    }

    List<LedgerEntry.Remembered> everything() {
        List<LedgerEntry.Remembered> all = new ArrayList<>();
        for (Slot slot : slots.values()) {
            slot.lock.lock();
            try {
                if (slot.remembered != null) {
                    all.add(slot.remembered);
                }
            } finally {
                slot.lock.unlock();
            }
        }
        return all;
    }

    void clear() {
        slots.clear();
    }
}
