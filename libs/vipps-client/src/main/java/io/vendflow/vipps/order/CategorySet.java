package io.vendflow.vipps.order;

/**
 * Vipps has the category.
 *
 * @param id Vipps' name for it, empty when the answer had none
 */
public record CategorySet(String id) {}
