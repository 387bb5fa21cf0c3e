package io.vendflow.reconciliation;

import io.vendflow.books.Happening;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One difference.
 *
 * @param subject what it is about: a sale's reference, a dead letter's id, a ledger entry, a place in the log. Kind and
 *     subject together are the same in every run that meets the same difference
 * @param merchant the merchant serial number, or empty where there is none
 * @param machine or empty where there is none
 * @param amount how much money is in question, in minor units, never negative
 * @param currency or empty where no money is
 * @param what the difference in words, with both figures
 * @param since when it began to be one
 * @param remedy what to do about it, in words
 * @param repair what we can do about it ourselves, or null when a person has to decide
 * @param story everything that the log says about the sale, oldest first; empty where there is no sale
 */
public record Finding(
        FindingKind kind,
        String subject,
        String merchant,
        String machine,
        long amount,
        String currency,
        String what,
        Instant since,
        String remedy,
        @Nullable Repair repair,
        List<Happening> story) {

    public Finding {
        story = List.copyOf(story);
    }

    public Severity severity() {
        return kind.severity();
    }

    /** The same, for a person to decide. */
    Finding withoutRepair(String why) {
        return new Finding(kind, subject, merchant, machine, amount, currency, what, since, why, null, story);
    }

    /** Whether mending it gives money back. */
    boolean givesMoneyBack() {
        return repair instanceof Repair.Refund
                || (repair != null
                        && (kind == FindingKind.REFUND_MISSING
                                || kind == FindingKind.CAPTURED_TWICE
                                || kind == FindingKind.CAPTURED_WITHOUT_VEND));
    }

    /** The same without what it is told by, where there are too many to keep. */
    Finding withoutStory() {
        return new Finding(kind, subject, merchant, machine, amount, currency, what, since, remedy, repair, List.of());
    }

    /** The same for the same difference in every run. */
    public String key() {
        return kind + " " + subject;
    }
}
