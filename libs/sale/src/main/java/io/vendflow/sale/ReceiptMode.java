package io.vendflow.sale;

/** Which way the receipt goes to the customer's app. Vipps keeps one per payment, for ever (facts sheet 4.1), so never both. */
public enum ReceiptMode {
    /** After the vend, for what was dispensed, by Order Management. */
    SEPARATE,
    /** Within the payment when it is created, for everything that was asked for. */
    IN_PAYMENT
}
