package io.vendflow.reconciliation.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChartScaleTest {

    @Test
    void goesInRoundSteps() {
        assertThat(ChartScale.of(5_300, 0).ticks()).containsExactly(0L, 1000L, 2000L, 3000L, 4000L, 5000L, 6000L);
        assertThat(ChartScale.of(17_000, 2_000).ticks()).containsExactly(0L, 5000L, 10_000L, 15_000L, 20_000L);
        assertThat(ChartScale.of(17_000, 7_000).ticks()).containsExactly(-5000L, 0L, 5000L, 10_000L, 15_000L, 20_000L);
    }

    @Test
    void putsMoreHigher() {
        ChartScale scale = ChartScale.of(17_000, 2_000);

        assertThat(scale.y(20_000)).isEqualTo(14);
        assertThat(scale.y(-2_000)).isEqualTo(262);
        assertThat(scale.y(0)).isBetween(scale.y(1), scale.y(-1));
    }

    @Test
    void standsNothingAndEverything() {
        assertThat(ChartScale.of(0, 0).ticks()).containsExactly(0L, 1L);
        assertThat(ChartScale.of(Long.MAX_VALUE / 4, 0).ticks()).hasSizeBetween(3, 7);
    }
}
