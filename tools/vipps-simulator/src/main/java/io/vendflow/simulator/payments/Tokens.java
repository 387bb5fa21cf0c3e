package io.vendflow.simulator.payments;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets of QR links: 24 URL-safe characters, so that the code stays small enough to scan from a cheap display. */
final class Tokens {

    private static final int BYTES = 18;

    private final SecureRandom random = new SecureRandom();

    String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
