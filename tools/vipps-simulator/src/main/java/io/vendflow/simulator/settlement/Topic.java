package io.vendflow.simulator.settlement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The two accounts of a ledger (facts sheet 7). */
public enum Topic {
    /** What is owed to the merchant. */
    FUNDS,
    /** What the merchant owes for it. */
    FEES;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Topic> of(String wireName) {
        return Arrays.stream(values())
                .filter(topic -> topic.wireName().equals(wireName))
                .findFirst();
    }
}
