package io.vendflow.reconciliation.report;

import java.math.BigDecimal;
import java.util.Currency;

/** Amounts as people write them. */
final class Money {

    private static final int USUAL_DIGITS = 2;

    private Money() {}

    /** 2500 NOK is {@code 25.00 NOK}; without a currency there is nothing to say. */
    static String inWords(long minorUnits, String currency) {
        return currency.isEmpty() ? "" : plain(minorUnits, currency) + " " + Printable.line(currency);
    }

    /** 2500 NOK is {@code 25.00}. */
    static String plain(long minorUnits, String currency) {
        return BigDecimal.valueOf(minorUnits, digits(currency)).toPlainString();
    }

    /** 1234500 NOK is {@code 12 345.00}, and a minus is as wide as a figure; nothing of it breaks. */
    static String grouped(long minorUnits, String currency) {
        String plain = plain(minorUnits, currency);
        int start = plain.startsWith("-") ? 1 : 0;
        int end = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        StringBuilder text = new StringBuilder(plain);
        for (int at = end - 3; at > start; at -= 3) {
            text.insert(at, '\u202F');
        }
        return start == 1 ? text.replace(0, 1, "\u2212").toString() : text.toString();
    }

    /** With its sign, for differences. */
    static String signed(long minorUnits, String currency) {
        return (minorUnits > 0 ? "+" : "") + plain(minorUnits, currency);
    }

    static int digits(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException e) {
            // What the log says is shown even when nobody has heard of that currency.
            return USUAL_DIGITS;
        }
    }
}
