package io.vendflow.reconciliation.report;

/**
 * What the sales of a group come to in one currency.
 *
 * @param day in ISO form, or empty where the days were added up
 * @param merchant or empty where merchants were
 * @param machine or empty where machines were
 */
record Total(String day, String merchant, String machine, String currency, Figures figures) {}
