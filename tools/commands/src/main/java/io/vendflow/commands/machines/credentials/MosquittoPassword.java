package io.vendflow.commands.machines.credentials;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Passwords and what Mosquitto's password file has of them: {@code $7$iterations$salt$hash}, PBKDF2 with HMAC-SHA-512
 * (mosquitto_passwd(1)).
 */
final class MosquittoPassword {

    /**
     * Mosquitto's own number. It is low for passwords that people choose; ours are 256 random bits, which nobody tries out,
     * and the broker has one thread to check those of a whole fleet that comes back at once.
     */
    private static final int ITERATIONS = 101;

    private static final int SALT_BYTES = 12;
    private static final int HASH_BITS = 512;
    private static final int PASSWORD_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private MosquittoPassword() {}

    /** 256 random bits in 43 letters, digits, hyphens and underscores. */
    static char[] random() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).toCharArray();
    }

    static String hash(char[] password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return hash(password, salt, ITERATIONS);
    }

    static String hash(char[] password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password, salt, iterations, HASH_BITS);
        try {
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
            Base64.Encoder base64 = Base64.getEncoder();
            return "$7$" + iterations + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            spec.clearPassword();
        }
    }
}
