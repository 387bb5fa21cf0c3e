package io.vendflow.vipps;

import io.vendflow.sale.MerchantSerialNumber;

/** The keys of one sales unit, as shown in Vipps' portal (facts sheet 1.2). */
public record MerchantCredentials(
        MerchantSerialNumber msn, String clientId, Secret clientSecret, Secret subscriptionKey) {}
