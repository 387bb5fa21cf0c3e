package io.vendflow.books;

import java.time.Instant;

/**
 * What is the same in every event of a sale.
 *
 * @param merchant the merchant serial number
 * @param currency ISO 4217
 * @param amount price of all lines in minor units, VAT included
 * @param capturedOnAuthorization whether the money is captured as soon as the customer approved
 * @param receiptInPayment whether Vipps has the receipt since the payment was created
 */
public record SaleTerms(
        String reference,
        String machine,
        String merchant,
        String currency,
        long amount,
        boolean capturedOnAuthorization,
        boolean receiptInPayment,
        Instant requestedAt) {}
