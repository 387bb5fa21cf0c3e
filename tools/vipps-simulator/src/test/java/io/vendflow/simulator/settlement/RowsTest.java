package io.vendflow.simulator.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RowsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private final Rows rows = new Rows();

    @Test
    void dropTheOldestAndKeepNumbersAndBalance() {
        add(30);
        rows.dropBeyond(10);
        assertThat(rows.first()).isEqualTo(20);
        assertThat(rows.size()).isEqualTo(30);
        assertThat(rows.balance()).isEqualTo(3000);
        assertThat(rows.slice(20, 21).getFirst().balanceBefore()).isEqualTo(2000);
        assertThat(rows.slice(0, 22)).hasSize(2);
        assertThat(rows.slice(0, 20)).isEmpty();
        assertThat(rows.firstFrom(DAY)).isEqualTo(20);
        assertThat(rows.firstFrom(DAY.plusDays(1))).isEqualTo(30);
    }

    @Test
    void keepTheLastEntryForItsBalanceWhateverIsAsked() {
        add(3);
        rows.dropBeyond(0);
        assertThat(rows.size() - rows.first()).isEqualTo(1);
        assertThat(rows.balance()).isEqualTo(300);
    }

    private void add(int count) {
        for (int i = 0; i < count; i++) {
            rows.add(new Posting(Topic.FUNDS, EntryType.CAPTURE, "psp-" + i, null, 100, Instant.EPOCH), DAY);
        }
    }
}
