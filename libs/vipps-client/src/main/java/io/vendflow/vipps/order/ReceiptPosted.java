package io.vendflow.vipps.order;

/**
 * Vipps has the receipt.
 *
 * @param id Vipps' name for it, empty when the answer had none
 */
public record ReceiptPosted(String id) {}
