package io.vendflow.vipps.order;

/**
 * One line of a receipt as Vipps has it.
 *
 * @param id the product's number
 * @param total minor units, VAT included
 * @param tax minor units, within the total
 */
public record OrderLine(String id, String name, long total, long tax) {}
