package io.vendflow.ingest;

import io.vendflow.vipps.webhook.SignatureCheck;
import java.util.Locale;

/** Why a post was not taken in. */
public enum Rejection {
    /** Nothing but the webhooks' path is here. */
    OTHER_PATH,
    OTHER_METHOD,
    /** Not HTTP, or more of a header than anybody needs. */
    UNREADABLE,
    /** More than is taken in a second; Vipps will deliver it again. */
    TOO_MANY,
    /** The body did not arrive in time. */
    TOO_SLOW,
    UNKNOWN_MERCHANT,
    TOO_LARGE,
    HEADER_MISSING,
    DATE_UNREADABLE,
    TOO_OLD,
    TOO_NEW,
    BODY_CHANGED,
    AUTHORIZATION_UNREADABLE,
    /** The registration at Vipps is still to come, so no signature can be checked. */
    NO_SECRET_YET,
    SIGNATURE_WRONG,
    /** Kafka did not confirm it; Vipps will deliver it again. */
    NOT_KEPT;

    /** The word for answers and metrics. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when the signature is valid */
    static Rejection of(SignatureCheck check) {
        return switch (check) {
            case VALID -> throw new IllegalArgumentException("a valid signature is no reason to reject");
            case HEADER_MISSING -> HEADER_MISSING;
            case DATE_UNREADABLE -> DATE_UNREADABLE;
            case TOO_OLD -> TOO_OLD;
            case TOO_NEW -> TOO_NEW;
            case BODY_CHANGED -> BODY_CHANGED;
            case AUTHORIZATION_UNREADABLE -> AUTHORIZATION_UNREADABLE;
            case SIGNATURE_WRONG -> SIGNATURE_WRONG;
        };
    }
}
