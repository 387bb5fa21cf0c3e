package io.vendflow.vipps.epayment;

import io.vendflow.sale.PaymentReference;

/**
 * A payment that waits for its customer.
 *
 * @param redirectUrl the text of the QR, or the link to its picture when one was asked for; opaque, its host differs
 *     between environments
 */
public record CreatedPayment(PaymentReference reference, String redirectUrl) {}
