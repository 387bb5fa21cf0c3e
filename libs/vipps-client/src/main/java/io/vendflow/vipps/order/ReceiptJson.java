package io.vendflow.vipps.order;

import io.vendflow.sale.SaleLine;
import io.vendflow.vipps.http.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A receipt as both APIs take it: Order Management on its own, ePayment within a new payment (facts sheet 4.2). */
public final class ReceiptJson {

    private ReceiptJson() {}

    public static ObjectNode of(Receipt receipt) {
        ObjectNode json = Json.object();
        ArrayNode lines = json.putArray("orderLines");
        receipt.lines().forEach(line -> lines.add(line(line)));
        json.putObject("bottomLine")
                .put("currency", receipt.currency().name())
                .put("posId", receipt.posId())
                .put("receiptNumber", receipt.receiptNumber());
        return json;
    }

    private static ObjectNode line(SaleLine line) {
        ObjectNode json = Json.object()
                .put("name", line.name())
                .put("id", line.sku())
                .put("totalAmount", line.total())
                .put("totalAmountExcludingTax", line.total() - line.tax())
                .put("totalTaxAmount", line.tax())
                .put("taxRate", line.taxRate());
        json.putObject("unitInfo")
                .put("unitPrice", line.unitPrice())
                .put("quantity", Integer.toString(line.quantity()))
                .put("quantityUnit", "PCS");
        return json;
    }
}
