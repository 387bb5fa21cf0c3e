package io.vendflow.vipps.webhook;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.vipps.VippsOutcome;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** Vipps' Webhooks API (facts sheet 3.1). There is no update: register the new one, then delete the old one. */
public interface WebhookRegistrations {

    /**
     * Not idempotent and therefore never repeated by the client: after an unknown outcome, list, and delete what has no known secret.
     *
     * @param events full names, see {@link WebhookEvents}
     */
    VippsOutcome<Registered> register(MerchantSerialNumber msn, URI url, Set<String> events);

    VippsOutcome<List<Registration>> list(MerchantSerialNumber msn);

    VippsOutcome<Deleted> delete(MerchantSerialNumber msn, String id);
}
