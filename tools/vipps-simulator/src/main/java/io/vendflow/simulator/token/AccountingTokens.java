package io.vendflow.simulator.token;

import io.vendflow.simulator.http.Json;
import io.vendflow.simulator.merchants.AccountingKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Tokens for accounting keys, good for reading ledgers only; like the others in every other way. */
public final class AccountingTokens {

    /** Facts sheet 1.4. */
    static final Duration LIFETIME = Duration.ofMinutes(15);

    private final Clock clock;
    private final AccountingKeys keys;

    public AccountingTokens(Clock clock, AccountingKeys keys) {
        this.clock = clock;
        this.keys = keys;
    }

    boolean opensFor(String clientId, String clientSecret) {
        return keys.are(clientId, clientSecret);
    }

    String issue() {
        Instant now = clock.instant();
        String claims = AccessTokens.encode(Json.bytes(Json.object()
                .put("azp", keys.clientId())
                // As for those of sales units.
                .put("jti", UUID.randomUUID().toString())
                .put("nbf", now.getEpochSecond())
                .put("exp", now.plus(LIFETIME).getEpochSecond())));
        String signed = AccessTokens.HEADER + "." + claims;
        return signed + "." + AccessTokens.sign(keys.clientSecret(), signed);
    }

    boolean accepts(String token) {
        String[] parts = token.split("\\.", -1);
        return parts.length == 3
                && parts[0].equals(AccessTokens.HEADER)
                && AccessTokens.decode(parts[1])
                        .filter(claims -> clock.instant().getEpochSecond()
                                < claims.path("exp").asLong(0))
                        .isPresent()
                && AccessTokens.isSignedBy(keys.clientSecret(), parts);
    }
}
