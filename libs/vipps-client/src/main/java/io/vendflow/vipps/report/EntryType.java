package io.vendflow.vipps.report;

import java.util.Arrays;

/** What an entry is about (facts sheet 7). Vipps may think of more. */
public enum EntryType {
    CAPTURE("capture"),
    REFUND("refund"),
    CAPTURE_FEE("capture-fee"),
    FEES_RETAINED("fees-retained"),
    FEES_INVOICED("fees-invoiced"),
    /** Scheduled is not paid. */
    PAYOUT_SCHEDULED("payout-scheduled"),
    PAYOUT_ABORTED("payout-aborted"),
    RETAINED_DISPUTED_CAPTURE("retained-disputed-capture"),
    RETURNED_DISPUTED_CAPTURE("returned-disputed-capture"),
    CORRECTION("correction"),
    TOP_UP("top-up"),
    CREDIT_NOTE("credit-note"),
    SERVICE_FEE("service-fee"),
    /** Something this version does not know; {@link LedgerEntry#rawType} has its name. */
    UNKNOWN("");

    private static final String PAYOUT_IN_2023 = "scheduled-for-payout";

    private final String wireName;

    EntryType(String wireName) {
        this.wireName = wireName;
    }

    static EntryType of(String wireName) {
        if (wireName.equals(PAYOUT_IN_2023)) {
            return PAYOUT_SCHEDULED;
        }
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(wireName))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
