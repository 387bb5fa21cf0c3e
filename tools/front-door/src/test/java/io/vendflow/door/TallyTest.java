package io.vendflow.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {

    private final MovableClock clock = new MovableClock();
    private final List<String> log = new ArrayList<>();
    private final Tally tally = new Tally(clock, log::add);

    @Test
    void theFirstIsToldAtOnce() {
        tally.count("closed");

        assertThat(log).containsExactly("closed");
    }

    @Test
    void furtherOnesAreToldOnceAMinuteWithHowManyTheyWere() {
        for (int i = 0; i < 1_000; i++) {
            tally.count("closed");
            clock.advance(Duration.ofMillis(59));
            tally.tell();
        }
        assertThat(log).containsExactly("closed");

        clock.advance(Duration.ofSeconds(1));
        tally.tell();
        tally.tell();

        assertThat(log).containsExactly("closed", "closed (999 times)");
    }
}
