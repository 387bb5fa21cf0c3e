package io.vendflow.reconciliation.report;

import io.vendflow.reconciliation.Sums.Difference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** In words by how much Vipps' figures are above or below the log's. */
final class Differences {

    private Differences() {}

    static String inWords(Difference difference, String currency) {
        return Stream.of(
                        part("captured", difference.captured(), currency),
                        part("released", difference.released(), currency),
                        part("refunded", difference.refunded(), currency))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String part(String what, long amount, String currency) {
        return amount == 0 ? "" : what + " " + Money.signed(amount, currency);
    }
}
