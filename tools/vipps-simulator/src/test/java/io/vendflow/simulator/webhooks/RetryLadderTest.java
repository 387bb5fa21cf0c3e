package io.vendflow.simulator.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryLadderTest {

    @ParameterizedTest
    @CsvSource({"1,PT2S", "4,PT2S", "5,PT1M", "6,PT2M", "7,PT1H", "29,PT1H", "30,P1D"})
    void waitsAsDocumentedAfterSoManyAttempts(int attempts, Duration wait) {
        assertThat(RetryLadder.waitAfter(attempts, Duration.ZERO)).contains(wait);
    }

    @Test
    void givesUpAfterSevenDays() {
        assertThat(RetryLadder.waitAfter(35, Duration.ofDays(6))).isPresent();
        assertThat(RetryLadder.waitAfter(36, Duration.ofDays(6).plusMinutes(1))).isEmpty();
    }
}
