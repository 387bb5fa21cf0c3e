package io.vendflow.vipps.webhook;

/** Whether a delivery is from Vipps, or the first reason why it cannot be. */
public enum SignatureCheck {
    VALID,
    /** One of the three headers is not there. */
    HEADER_MISSING,
    /** {@code x-ms-date} is no RFC 1123 date. */
    DATE_UNREADABLE,
    /** Signed too long ago: a replay, or a clock that is off. */
    TOO_OLD,
    /** Signed too far in the future: a clock that is off. */
    TOO_NEW,
    /** The body is not the one that was signed. */
    BODY_CHANGED,
    /** {@code Authorization} does not have Vipps' form. */
    AUTHORIZATION_UNREADABLE,
    /** None of the secrets gives this signature. */
    SIGNATURE_WRONG;

    public boolean isValid() {
        return this == VALID;
    }
}
