package io.vendflow.simulator.orders;

import io.vendflow.sale.MerchantSerialNumber;

/**
 * A receipt as it is kept for ever.
 *
 * @param orderId the payment's reference, if its sender did not mistype it: Vipps does not look
 * @param json as it was sent
 */
public record Receipt(MerchantSerialNumber msn, String orderId, String id, String json) {}
