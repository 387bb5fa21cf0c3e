package io.vendflow.simulator.merchants;

import io.vendflow.sale.Currency;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.simulator.payments.CaptureTerms;

/**
 * A sales unit with its set of keys (facts sheet 1.2).
 *
 * @param name what the customer sees
 * @param currency its market's; payments in another one are refused with 5040
 */
public record Merchant(
        MerchantSerialNumber msn,
        String name,
        Currency currency,
        CaptureTerms terms,
        String clientId,
        Secret clientSecret,
        Secret subscriptionKey) {}
