package io.vendflow.simulator.webhooks;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.simulator.merchants.Secret;
import java.net.URI;
import java.util.List;

/**
 * Who wants to hear of what (facts sheet 3.1).
 *
 * @param events long event names
 * @param secret 88 base64 characters; its UTF-8 bytes are the key of the signature
 */
public record Registration(String id, MerchantSerialNumber msn, URI url, List<String> events, Secret secret) {

    public Registration {
        events = List.copyOf(events);
    }

    /** What somebody would sign with who does not know the secret. */
    Registration withAnotherSecret() {
        return new Registration(id, msn, url, events, new Secret("not-" + secret.value()));
    }
}
