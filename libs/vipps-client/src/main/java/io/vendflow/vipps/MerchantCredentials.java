package io.vendflow.vipps;

import io.vendflow.sale.MerchantSerialNumber;
import java.util.stream.Stream;

/** The keys of one sales unit, as shown in Vipps' portal (facts sheet 1.2). */
public record MerchantCredentials(
        MerchantSerialNumber msn, String clientId, Secret clientSecret, Secret subscriptionKey) {

    /** @throws IllegalArgumentException when a value cannot be sent as a header; the message does not show it */
    public MerchantCredentials {
        // Checked here, because the HTTP client's own complaint would print the secret.
        if (!Stream.of(clientId, clientSecret.value(), subscriptionKey.value())
                .allMatch(key -> key.matches("[!-~]+"))) {
            throw new IllegalArgumentException(
                    "the keys of MSN " + msn + " must be visible ASCII without spaces or line ends");
        }
    }
}
