package io.vendflow.reconciliation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimesTest {

    private final Times oslo = new Times(ZoneId.of("Europe/Oslo"));

    @Test
    void areThoseOfTheZone() {
        assertThat(oslo.minute(Instant.parse("2026-07-01T22:30:00Z"))).isEqualTo("2026-07-02 00:30");
        assertThat(oslo.milli(Instant.parse("2026-11-23T10:00:00.0421Z"))).isEqualTo("2026-11-23 11:00:00.042");
    }

    @Test
    void nameNoBeginningWherePositionsDid() {
        assertThat(oslo.period(Instant.EPOCH, Reports.NOW)).isEqualTo("up to 2026-11-23 11:00");
        assertThat(oslo.period(Reports.NOW, Reports.NOW)).isEqualTo("from 2026-11-23 11:00 to 2026-11-23 11:00");
    }

    @Test
    void lastAsPeopleSay() {
        assertThat(Times.inWords(Duration.ofHours(76))).isEqualTo("3 d 4 h");
        assertThat(Times.inWords(Duration.ofHours(48))).isEqualTo("2 d");
        assertThat(Times.inWords(Duration.ofMinutes(61))).isEqualTo("1 h 1 min");
        assertThat(Times.inWords(Duration.ofSeconds(95))).isEqualTo("1 min 35 s");
        assertThat(Times.inWords(Duration.ofMillis(2500))).isEqualTo("2.5 s");
        assertThat(Times.inWords(Duration.ofNanos(1))).isEqualTo("1 ms");
        assertThat(Times.inWords(Duration.ofSeconds(-5))).isEqualTo("0 s");
    }
}
