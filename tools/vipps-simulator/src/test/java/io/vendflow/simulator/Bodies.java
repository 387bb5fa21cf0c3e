package io.vendflow.simulator;

/** Request bodies that are right, for tests to break. */
final class Bodies {

    private Bodies() {}

    static String create(String reference, long value) {
        return """
                {"amount":{"currency":"NOK","value":%d},"paymentMethod":{"type":"WALLET"},
                 "customerInteraction":"CUSTOMER_PRESENT","userFlow":"QR",
                 "qrFormat":{"format":"TEXT/TARGETURL"},"reference":"%s",
                 "paymentDescription":"Cola 0.5 l","metadata":{"machineId":"VM0042"}}""".formatted(value, reference);
    }

    /** A create with further fields. */
    static String createWith(String reference, String fields) {
        return create(reference, 2500).replaceFirst("}$", "," + fields + "}");
    }

    static String amount(long value) {
        return "{\"modificationAmount\":{\"currency\":\"NOK\",\"value\":" + value + "}}";
    }

    static String receipt(long total, long net, long tax) {
        return """
                {"orderLines":[{"name":"Cola 0.5 l","id":"COLA05","totalAmount":%d,"totalAmountExcludingTax":%d,
                 "totalTaxAmount":%d,"taxRate":1500,"unitInfo":{"unitPrice":2500,"quantity":"1","quantityUnit":"PCS"}}],
                 "bottomLine":{"currency":"NOK","posId":"VM0042","receiptNumber":"7F3K9Q"}}""".formatted(total, net, tax);
    }
}
