package io.vendflow.vipps.token;

import io.vendflow.vipps.Secret;
import java.time.Duration;
import java.time.Instant;

/**
 * A token and how long it lives: an hour at Vipps' test host, a day in production.
 *
 * @param issuedAt by our clock, before it was asked for
 */
public record AccessToken(Secret value, Instant issuedAt, Instant expiresAt) {

    private static final Duration EARLY = Duration.ofSeconds(60);

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** Whether to fetch the next one: a tenth of its life or 60 s are left, whichever comes first, but never before half its life. */
    boolean isGettingOld(Instant now) {
        Duration life = Duration.between(issuedAt, expiresAt);
        Duration tenth = life.dividedBy(10);
        Duration half = life.dividedBy(2);
        Duration early = tenth.compareTo(EARLY) > 0 ? tenth : EARLY;
        return !now.isBefore(expiresAt.minus(early.compareTo(half) > 0 ? half : early));
    }
}
