package io.vendflow.reconciliation.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void isWrittenAsPeopleWriteIt() {
        assertThat(Money.inWords(2500, "NOK")).isEqualTo("25.00 NOK");
        assertThat(Money.inWords(-5, "DKK")).isEqualTo("-0.05 DKK");
        assertThat(Money.inWords(2500, "ISK")).isEqualTo("2500 ISK");
        assertThat(Money.inWords(2500, "no such")).isEqualTo("25.00 no such");
        assertThat(Money.inWords(2500, "")).isEmpty();
        assertThat(Money.inWords(Long.MIN_VALUE, "NOK")).isEqualTo("-92233720368547758.08 NOK");
    }

    @Test
    void isGroupedForReading() {
        assertThat(Money.grouped(123456789, "NOK")).isEqualTo("1\u202F234\u202F567.89");
        assertThat(Money.grouped(-123456, "NOK")).isEqualTo("\u22121\u202F234.56");
        assertThat(Money.grouped(-12345, "NOK")).isEqualTo("\u2212123.45");
        assertThat(Money.grouped(0, "NOK")).isEqualTo("0.00");
    }

    @Test
    void hasASignWhereItIsADifference() {
        assertThat(Money.signed(2500, "NOK")).isEqualTo("+25.00");
        assertThat(Money.signed(-2500, "NOK")).isEqualTo("-25.00");
    }
}
