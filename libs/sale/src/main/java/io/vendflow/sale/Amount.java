package io.vendflow.sale;

/** An amount of money that is never negative, in minor units (øre, cent), VAT included. */
public record Amount(long minorUnits, Currency currency) implements Comparable<Amount> {

    /** The largest payment that Vipps accepts, in minor units (facts sheet 2.2). */
    public static final long LARGEST_PAYMENT = 65_000_000;

    /** @throws IllegalArgumentException when the amount is negative */
    public Amount {
        if (minorUnits < 0) {
            throw new IllegalArgumentException("an amount is never negative");
        }
    }

    public static Amount zero(Currency currency) {
        return new Amount(0, currency);
    }

    /** @throws ArithmeticException when the sum does not fit */
    public Amount plus(Amount other) {
        return new Amount(Math.addExact(minorUnits, sameCurrency(other).minorUnits), currency);
    }

    /** @throws IllegalArgumentException when the other amount is larger than this one */
    public Amount minus(Amount other) {
        return new Amount(Math.subtractExact(minorUnits, sameCurrency(other).minorUnits), currency);
    }

    public boolean isZero() {
        return minorUnits == 0;
    }

    @Override
    public int compareTo(Amount other) {
        return Long.compare(minorUnits, sameCurrency(other).minorUnits);
    }

    private Amount sameCurrency(Amount other) {
        if (currency != other.currency) {
            throw new IllegalArgumentException("amounts in " + currency + " and " + other.currency + " do not mix");
        }
        return other;
    }

    @Override
    public String toString() {
        return minorUnits + " " + currency;
    }
}
