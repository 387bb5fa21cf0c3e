package io.vendflow.sale;

/** When the money of a sale is captured. */
public enum CaptureMode {
    /** After the machine reported what it dispensed: the law lets nobody capture before the goods are handed over. */
    AFTER_VEND,
    /** As soon as the customer approved; for machines that cannot report vends. */
    ON_AUTHORIZATION
}
