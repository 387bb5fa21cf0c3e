package io.vendflow.gateway.certificates;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How much time there is to hand a machine another certificate. */
enum CertificateState {
    GOOD,
    WEEKS_LEFT,
    DAYS_LEFT,
    EXPIRED;

    private static final Duration WEEKS = Duration.ofDays(21);
    private static final Duration DAYS = Duration.ofDays(3);

    /**
     * A certificate is good up to and including its {@code notAfter} (RFC 5280, 4.1.2.5).
     *
     * @param until the certificate's {@code notAfter}
     */
    static CertificateState at(Instant now, Instant until) {
        if (now.isAfter(until)) {
            return EXPIRED;
        }
        Duration left = Duration.between(now, until);
        return left.compareTo(DAYS) < 0 ? DAYS_LEFT : left.compareTo(WEEKS) < 0 ? WEEKS_LEFT : GOOD;
    }

    /** As a tag's value. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
