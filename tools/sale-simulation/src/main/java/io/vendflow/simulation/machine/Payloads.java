package io.vendflow.simulation.machine;

import io.vendflow.sale.Currency;
import io.vendflow.sale.SaleId;
import io.vendflow.sale.SaleLine;
import io.vendflow.sale.VendOutcome;
import java.util.List;
import java.util.stream.Collectors;

/** What machines say, as the MQTT contract has it. */
final class Payloads {

    private Payloads() {}

    static String sale(SaleId saleId, Currency currency, List<SaleLine> lines) {
        String listed = lines.stream()
                .map(line -> """
                        {"slot":"%s","sku":"%s","name":"%s","quantity":%d,"unitPrice":%d,"taxRate":%d}""".formatted(
                        line.slot(), line.sku(), line.name(), line.quantity(), line.unitPrice(), line.taxRate()))
                .collect(Collectors.joining(","));
        return """
                {"saleId":"%s","currency":"%s","display":{"format":"TEXT"},"lines":[%s]}""".formatted(saleId, currency, listed);
    }

    static String vend(SaleId saleId, VendOutcome outcome, List<SaleLine> dispensed) {
        String listed = dispensed.stream()
                .map(line -> "{\"slot\":\"%s\",\"quantity\":%d}".formatted(line.slot(), line.quantity()))
                .collect(Collectors.joining(","));
        return """
                {"saleId":"%s","outcome":"%s","dispensed":[%s]}""".formatted(saleId, outcome, listed);
    }

    static String cancel(SaleId saleId) {
        return """
                {"saleId":"%s","reason":"BUTTON"}""".formatted(saleId);
    }

    static String presence(boolean online, int boot) {
        return """
                {"online":%s,"bootId":"boot%d","firmware":"1"}""".formatted(online, boot);
    }
}
