package io.vendflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private final BackOff backOff = new BackOff();

    @Test
    void growsFromAHundredMillisecondsToTenSeconds() {
        assertThat(Stream.generate(() -> backOff.after(Duration.ofSeconds(1)).toMillis())
                        .limit(9))
                .containsExactly(100L, 200L, 400L, 800L, 1600L, 3200L, 6400L, 10_000L, 10_000L);
    }

    @Test
    void startsAgainFromTheBeginningOnceTheChildStayedUp() {
        Stream.generate(() -> backOff.after(Duration.ZERO)).limit(6).forEach(wait -> {});
        assertThat(backOff.after(BackOff.STAYED_UP)).isEqualTo(BackOff.FIRST);
    }
}
