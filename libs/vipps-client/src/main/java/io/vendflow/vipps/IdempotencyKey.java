package io.vendflow.vipps;

import io.vendflow.sale.PaymentReference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The name of one intention: Vipps carries out a request with the same key and the same body once (facts sheet 1.6).
 *
 * @param value 1 to 50 visible ASCII characters
 */
public record IdempotencyKey(String value) {

    private static final int LIMIT = 50;
    private static final int DIGEST_LENGTH = 22;
    private static final Pattern VALID = Pattern.compile("[!-~]{1," + LIMIT + "}");

    /** @throws IllegalArgumentException when Vipps would refuse the value as a key */
    public IdempotencyKey {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("an idempotency key is 1 to 50 visible ASCII characters");
        }
    }

    /**
     * The key of an operation on a payment; the same arguments give the same key in every process and for ever. It reads {@code
     * reference.operation} while that fits, otherwise the start of the reference, {@code ~} and 128 bits of a digest. No
     * two intentions share a key: a reference contains neither separator, so the first one tells the forms apart and splits them.
     *
     * @param operation such as {@code capture}; add what makes it another intention, such as {@code refund-late-jam}
     * @throws IllegalArgumentException when the operation is blank
     */
    public static IdempotencyKey of(PaymentReference reference, String operation) {
        if (operation.isBlank()) {
            throw new IllegalArgumentException("an operation has a name");
        }
        String readable = reference.value() + "." + operation;
        if (VALID.matcher(readable).matches()) {
            return new IdempotencyKey(readable);
        }
        int room = LIMIT - 1 - DIGEST_LENGTH;
        String start =
                reference.value().substring(0, Math.min(room, reference.value().length()));
        return new IdempotencyKey(start + "~" + digest(readable));
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, DIGEST_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
