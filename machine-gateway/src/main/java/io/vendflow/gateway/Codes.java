package io.vendflow.gateway;

import java.util.Set;

/** The words for programs in errors and dead letters. No machine and no operator can bring in another. */
public final class Codes {

    /** Of machines' messages. */
    public static final Set<String> OF_MESSAGES = Set.of(
            "UNKNOWN_TOPIC",
            "UNSUPPORTED_VERSION",
            "INVALID_MACHINE_ID",
            "TOO_LARGE",
            "NOT_JSON",
            "MISSING_FIELD",
            "INVALID_FIELD",
            "AMOUNT_TOO_LARGE",
            "AMOUNT_TOO_SMALL",
            "SALE_CONFLICT",
            "SALE_IN_PROGRESS",
            "QR_FORMAT_NOT_AVAILABLE",
            "UNKNOWN_MACHINE",
            "MACHINE_INACTIVE",
            "UNKNOWN_SALE",
            "NOT_AUTHORIZED",
            "VEND_CONFLICT",
            "TOO_OLD",
            "TOO_LATE");

    /** Of operators' decisions that came to nothing; {@code UNKNOWN_SALE} as well. */
    public static final Set<String> OF_DECISIONS =
            Set.of("VEND_UNDER_WAY", "BEING_RELEASED", "DISPENSED", "ENDED", "NOT_UNKNOWN", "CONTRADICTION");

    private Codes() {}
}
