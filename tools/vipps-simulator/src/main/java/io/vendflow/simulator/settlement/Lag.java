package io.vendflow.simulator.settlement;

import java.time.Instant;

/**
 * A time in which a book shows nothing new.
 *
 * @param funds how many entries could be seen when it began
 * @param fees likewise
 */
record Lag(Instant until, int funds, int fees) {

    int visible(Topic topic) {
        return switch (topic) {
            case FUNDS -> funds;
            case FEES -> fees;
        };
    }
}
