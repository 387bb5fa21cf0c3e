package io.vendflow.reconciliation;

import io.vendflow.books.SaleTerms;
import io.vendflow.books.Standing;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A sale before its judges. */
record SaleCase(SaleTerms terms, Standing standing, Instant now, Rules rules) {

    boolean isOver(Instant since, Duration patience) {
        return since.plus(patience).isBefore(now);
    }

    String money(long minorUnits) {
        return AmountWords.of(minorUnits, terms.currency());
    }

    Finding finding(FindingKind kind, long amount, Instant since, String what, String remedy, @Nullable Repair repair) {
        return new Finding(
                kind,
                terms.reference(),
                terms.merchant(),
                terms.machine(),
                Math.abs(amount),
                terms.currency(),
                what,
                since,
                remedy,
                repair,
                standing.story());
    }

    /** With a remedy that we can do. */
    Finding repairable(FindingKind kind, long amount, Instant since, String what, Repair repair) {
        return finding(kind, amount, since, what, repair.inWords() + " (--repair)", repair);
    }
}
