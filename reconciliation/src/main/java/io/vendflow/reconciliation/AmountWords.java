package io.vendflow.reconciliation;

/** Amounts as people read them. All our currencies have two decimals. */
final class AmountWords {

    private AmountWords() {}

    static String of(long minorUnits, String currency) {
        long whole = Math.abs(minorUnits);
        return (minorUnits < 0 ? "-" : "") + whole / 100 + "." + (whole % 100 < 10 ? "0" : "") + whole % 100
                + (currency.isEmpty() ? "" : " " + currency);
    }
}
