package io.vendflow.payment;

import io.vendflow.sale.Amount;
import org.jspecify.annotations.Nullable;

/**
 * A payment that Vipps already has under a sale's reference.
 *
 * @param state in Vipps' word, for people
 * @param open it waits for the customer, or the customer approved and nothing was done with it since
 * @param qrText null when Vipps does not tell it any more
 */
public record ExistingPayment(
        Amount amount, String state, boolean open, @Nullable String qrText) {}
