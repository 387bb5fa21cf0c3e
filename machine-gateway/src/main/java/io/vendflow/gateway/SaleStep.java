package io.vendflow.gateway;

/** The parts of a sale that are timed, in their order. */
public enum SaleStep {
    /** From the machine's request coming in until its QR was handed to the MQTT broker. */
    SELECT_TO_QR,
    /** From the payment's existence at Vipps until its approval was known here. Nobody tells us of the scan itself. */
    SCAN_TO_AUTHORIZED,
    /** From the approval being known here until the machine's report of the vend came in. */
    AUTHORIZED_TO_VEND,
    /** From the machine's report until its capture was confirmed. */
    VEND_TO_CAPTURED
}
