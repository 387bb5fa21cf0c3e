package io.vendflow.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SaleLineTest {

    @Test
    void taxOfTwentyFiveKronerAtFifteenPercentIsThreeTwentySix() {
        assertThat(line(1, 2500, 1500).tax()).isEqualTo(326);
    }

    @Test
    void taxOfNothingIsNothing() {
        assertThat(line(3, 1000, 0).tax()).isZero();
    }

    @Test
    void rejectsNoneOfAProduct() {
        assertThatThrownBy(() -> line(0, 2500, 1500)).hasMessageContaining("quantity");
    }

    @Test
    void rejectsATotalThatDoesNotFitInsteadOfWrapping() {
        assertThatThrownBy(() -> line(3, Long.MAX_VALUE / 2, 0).total()).isInstanceOf(ArithmeticException.class);
    }

    @Property
    void netIsWithinHalfAMinorUnitOfTheExactFigure(
            @ForAll @LongRange(min = 0, max = Amount.LARGEST_PAYMENT) long price,
            @ForAll @IntRange(max = 10_000) int rate) {
        SaleLine line = line(1, price, rate);
        long net = line.total() - line.tax();
        long doubledError = Math.abs(2 * (net * (10_000L + rate) - price * 10_000L));
        assertThat(doubledError).isLessThanOrEqualTo(10_000L + rate);
        assertThat(line.tax()).isNotNegative();
    }

    private static SaleLine line(int quantity, long unitPrice, int taxRate) {
        return new SaleLine("A3", "COLA05", "Cola 0.5 l", quantity, unitPrice, taxRate);
    }
}
