package io.vendflow.ingest;

import io.vendflow.sale.PaymentReference;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** A delivery that Vipps signed, and what it says. */
public record Webhook(Delivery delivery, WebhookContent content, Instant receivedAt) {

    /** What becomes of it: every one is kept, some need a person's eye as well. */
    public enum Kind {
        /** Names a payment that may be one of ours. */
        PAYMENT,
        /** Names none of ours: a payment made in the portal, a check-in. */
        ORPHAN,
        NOT_JSON
    }

    public Kind kind() {
        if (!content.isJson()) {
            return Kind.NOT_JSON;
        }
        boolean ours = !content.reference().isEmpty()
                && new PaymentReference(content.reference()).machineId().isPresent();
        return ours ? Kind.PAYMENT : Kind.ORPHAN;
    }

    /**
     * What happened, in words that are the same whenever Vipps delivers the same event: it has no id of its own (facts sheet
     * 3.3).
     */
    public List<String> fact() {
        String merchant = delivery.merchantSerialNumber().value();
        if (content.reference().isEmpty()
                || content.name().isEmpty()
                || content.pspReference().isEmpty()) {
            return List.of("webhook", merchant, hash(delivery.bytes()));
        }
        return List.of("webhook", merchant, content.reference(), content.name(), content.pspReference());
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
