package io.vendflow.ingest;

import io.vendflow.sale.MerchantSerialNumber;
import java.net.URI;

/** Where Vipps reaches us, as registered there: signatures cover this address, whatever proxies make of it on the way. */
public final class WebhookAddresses {

    private final String base;

    /**
     * @param publicUrl such as {@code https://vend.example.com}, perhaps with a path in front of ours
     * @throws IllegalArgumentException when it is no http(s) address, or has a query
     */
    public WebhookAddresses(URI publicUrl) {
        String text = publicUrl.toString();
        if (!text.matches("https?://.+") || publicUrl.getHost() == null || text.contains("?") || text.contains("#")) {
            throw new IllegalArgumentException("WEBHOOK_PUBLIC_URL must be an http(s) address without query: " + text);
        }
        base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    public URI of(MerchantSerialNumber merchant) {
        return URI.create(base + "/webhooks/vipps/" + merchant);
    }
}
