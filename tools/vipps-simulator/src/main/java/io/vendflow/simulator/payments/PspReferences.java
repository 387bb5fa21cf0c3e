package io.vendflow.simulator.payments;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Ten-digit numbers for events (facts sheet 2.6), never the same twice: receivers recognise duplicates by them. */
final class PspReferences {

    private static final long FIRST = 1_000_000_000L;

    private final AtomicLong last =
            new AtomicLong(FIRST + ThreadLocalRandom.current().nextLong(FIRST));

    String next() {
        return Long.toString(last.incrementAndGet());
    }

    /** Numbers from before a restart are not given out again. */
    void seen(String pspReference) {
        if (pspReference.length() == 10 && pspReference.chars().allMatch(Character::isDigit)) {
            long number = Long.parseLong(pspReference);
            last.accumulateAndGet(number, Math::max);
        }
    }
}
