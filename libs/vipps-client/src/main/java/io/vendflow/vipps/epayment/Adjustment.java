package io.vendflow.vipps.epayment;

import io.vendflow.sale.Amount;

/**
 * The answer to a capture, cancel or refund (facts sheet 2.7).
 *
 * @param amount of the payment, not of this adjustment
 */
public record Adjustment(Amount amount, PaymentState state, Aggregate aggregate, String pspReference) {}
