package io.vendflow.simulator.conformance;

/** Request bodies that are right, for rules to break. */
final class Bodies {

    private Bodies() {}

    static String create(String reference, long amount, String currency) {
        return """
                {"amount":{"currency":"%s","value":%d},"paymentMethod":{"type":"WALLET"},\
                "customerInteraction":"CUSTOMER_PRESENT","userFlow":"QR","qrFormat":{"format":"TEXT/TARGETURL"},\
                "reference":"%s","paymentDescription":"Cola 0.5 l","metadata":{"machineId":"VM0042"}}""".formatted(currency, amount, reference);
    }

    static String modification(long amount, String currency) {
        return "{\"modificationAmount\":{\"currency\":\"%s\",\"value\":%d}}".formatted(currency, amount);
    }

    static String receipt() {
        return """
                {"orderLines":[{"name":"Cola 0.5 l","id":"COLA05","totalAmount":2500,"totalAmountExcludingTax":2174,\
                "totalTaxAmount":326,"taxRate":1500,\
                "unitInfo":{"unitPrice":2500,"quantity":"1","quantityUnit":"PCS"}}],\
                "bottomLine":{"currency":"NOK","posId":"VM0042","receiptNumber":"7F3K9Q"}}""";
    }
}
