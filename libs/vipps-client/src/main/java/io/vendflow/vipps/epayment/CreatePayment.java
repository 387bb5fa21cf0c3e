package io.vendflow.vipps.epayment;

import io.vendflow.sale.Amount;
import io.vendflow.sale.PaymentReference;
import io.vendflow.vipps.order.Receipt;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A payment at a vending machine: wallet, customer present, one-time QR (facts sheet 2.2).
 *
 * @param description shown in the app and in settlements; brought into Vipps' 3 to 100 characters
 * @param receipt null when it is attached later by Order Management; never both for one payment
 * @param qrImage the picture that Vipps is to draw, or null for the text of a QR that we draw ourselves
 * @param metadata at most 5 entries, keys up to 100 and values up to 500 characters, nothing personal
 */
public record CreatePayment(
        PaymentReference reference,
        Amount amount,
        String description,
        @Nullable Receipt receipt,
        @Nullable QrImage qrImage,
        Map<String, String> metadata) {

    private static final int SHORTEST_DESCRIPTION = 3;
    private static final int LONGEST_DESCRIPTION = 100;

    /** @throws IllegalArgumentException when the metadata is more than Vipps takes */
    public CreatePayment {
        description = clamp(description, reference);
        // sorted, because a retry must have the same bytes whichever process sends it
        metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
        if (metadata.size() > 5
                || metadata.entrySet().stream()
                        .anyMatch(entry -> entry.getKey().length() > 100
                                || entry.getValue().length() > 500)) {
            throw new IllegalArgumentException("metadata is at most 5 entries of 100 and 500 characters");
        }
    }

    /** With the QR as text. */
    public CreatePayment(
            PaymentReference reference,
            Amount amount,
            String description,
            @Nullable Receipt receipt,
            Map<String, String> metadata) {
        this(reference, amount, description, receipt, null, metadata);
    }

    private static String clamp(String description, PaymentReference reference) {
        String text = description.replaceAll("(?U)[\\s\\p{Cc}\\p{Cs}]+", " ").strip();
        if (text.length() < SHORTEST_DESCRIPTION) {
            return reference.value();
        }
        if (text.length() <= LONGEST_DESCRIPTION) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_DESCRIPTION - 1))
                ? LONGEST_DESCRIPTION - 1
                : LONGEST_DESCRIPTION;
        return text.substring(0, end).strip();
    }
}
