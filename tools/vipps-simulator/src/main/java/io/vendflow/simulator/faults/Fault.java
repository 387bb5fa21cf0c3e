package io.vendflow.simulator.faults;

import java.util.Set;

/** What can go wrong on demand. */
public enum Fault {
    /** Works as ever, but begins only after a while. The rules after it still have their say. */
    LATENCY,
    /** Answers 500 without doing anything. */
    STATUS_500,
    /** Answers 502 with the gateway's page of HTML, without doing anything. */
    STATUS_502,
    /** Answers 429 as the gateway does, with {@code Retry-After} only when told, without doing anything. */
    STATUS_429,
    /** Does what was asked, and never says so. */
    TIMEOUT_AFTER_WORK,
    /** Closes the connection without doing anything. */
    CONNECTION_RESET,
    /** Does what was asked, and closes the connection instead of saying so. */
    CONNECTION_RESET_AFTER_WORK,
    /** Does nothing and never answers. */
    NO_ANSWER,
    /** Says no with one of Vipps' codes. The Idempotency-Key remembers that as it would any refusal. */
    REFUSE,
    /** Does what was asked, but shows the payment's four sums as they were earlier; the event log is right. */
    AGGREGATE_LAGS,
    /** Takes the call's access token for over before its time: 401, for this call and all later ones with that token. */
    TOKEN_EXPIRED,
    /** A right answer, labelled {@code application/problem+json}, as the specification does for adjustments. */
    ODD_CONTENT_TYPE,
    /** Takes a webhook for delivered without sending it. */
    WEBHOOK_LOST,
    /** Sends a webhook twice. */
    WEBHOOK_DOUBLED,
    /** Sends a webhook only after a while, and the payment's later ones after it. Rules after it still have their say. */
    WEBHOOK_LATE,
    /** Sends a webhook after the payment's next one, or after ten seconds when none comes. */
    WEBHOOK_REORDERED,
    /** Signs the first attempt with another secret. */
    WEBHOOK_WRONGLY_SIGNED,
    /** Says {@code success: false}, although the event log says otherwise. */
    WEBHOOK_UNSUCCESSFUL;

    private static final Set<String> WITH_CODES =
            Set.of("create", "get", "events", "capture", "cancel", "refund", "approve");
    private static final Set<String> WITH_SUMS = Set.of("get", "capture", "cancel", "refund");
    private static final Set<String> ADJUSTMENTS = Set.of("capture", "cancel", "refund");

    /** Whether it can go wrong with this operation. */
    boolean fits(String operation) {
        boolean webhook = operation.equals(Faults.WEBHOOK);
        return switch (this) {
            case WEBHOOK_LOST,
                    WEBHOOK_DOUBLED,
                    WEBHOOK_LATE,
                    WEBHOOK_REORDERED,
                    WEBHOOK_WRONGLY_SIGNED,
                    WEBHOOK_UNSUCCESSFUL -> webhook;
            case REFUSE -> WITH_CODES.contains(operation);
            case AGGREGATE_LAGS -> WITH_SUMS.contains(operation);
            case ODD_CONTENT_TYPE -> ADJUSTMENTS.contains(operation);
            case TOKEN_EXPIRED -> !webhook && !operation.endsWith("token");
            case LATENCY,
                    STATUS_500,
                    STATUS_502,
                    STATUS_429,
                    TIMEOUT_AFTER_WORK,
                    CONNECTION_RESET,
                    CONNECTION_RESET_AFTER_WORK,
                    NO_ANSWER -> !webhook;
        };
    }

    /** Whether it only takes time, so that something else may go wrong as well. */
    boolean isOnlyDelay() {
        return this == LATENCY || this == WEBHOOK_LATE;
    }
}
