package io.vendflow.simulator.settlement;

import java.util.regex.Pattern;

/** The kind of an entry as it goes over the wire. Not an enum: a test may plant a kind that nobody knows yet. */
public record EntryType(String value) {

    /** The shape of all names that Vipps has used (facts sheet 7). */
    public static final Pattern PATTERN = Pattern.compile("[a-z][a-z0-9-]{0,49}");

    public static final EntryType CAPTURE = new EntryType("capture");
    public static final EntryType REFUND = new EntryType("refund");
    public static final EntryType CAPTURE_FEE = new EntryType("capture-fee");
    public static final EntryType FEES_RETAINED = new EntryType("fees-retained");
    public static final EntryType PAYOUT_SCHEDULED = new EntryType("payout-scheduled");

    /** @throws IllegalArgumentException when it cannot be the name of a kind */
    public EntryType {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("an entry type is lower case letters, digits and hyphens, at most 50");
        }
    }
}
