package io.vendflow.commands.machines.credentials;

import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody was given to show who they are. Neither a key nor a password is in here.
 *
 * @param holder the user name on MQTT: a machine's id, or one of {@link Services}
 * @param id 128 random bits, 32 hexadecimal digits; a certificate's serial number
 * @param by who issued it
 * @param validUntil null for a password, which is good until it is revoked
 * @param fingerprint of a certificate: SHA-256, hexadecimal
 * @param passwordHash as Mosquitto's password file has it
 */
record Credential(
        String holder,
        Kind kind,
        String id,
        String by,
        Instant issuedAt,
        @Nullable Instant validUntil,
        @Nullable Instant revokedAt,
        @Nullable String fingerprint,
        @Nullable String passwordHash) {

    static Credential certificate(String holder, Certified certified, String by, Instant now) {
        return new Credential(
                holder,
                Kind.CERTIFICATE,
                certified.id(),
                by,
                now,
                certified.validUntil(),
                null,
                certified.fingerprint(),
                null);
    }

    static Credential password(String holder, String id, String hash, String by, Instant now) {
        return new Credential(holder, Kind.PASSWORD, id, by, now, null, null, null, hash);
    }

    /** No longer good from now on; what is revoked already stays as it is. */
    Credential revoked(Instant now) {
        return isRevoked()
                ? this
                : new Credential(holder, kind, id, by, issuedAt, validUntil, now, fingerprint, passwordHash);
    }

    boolean isRevoked() {
        return revokedAt != null;
    }

    boolean isGoodAt(Instant now) {
        return !isRevoked() && (validUntil == null || now.isBefore(validUntil));
    }

    BigInteger serial() {
        return new BigInteger(id, 16);
    }
}
