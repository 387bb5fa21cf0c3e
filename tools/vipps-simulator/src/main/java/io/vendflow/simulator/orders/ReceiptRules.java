package io.vendflow.simulator.orders;

import io.vendflow.simulator.http.Fields;
import io.vendflow.simulator.http.Length;
import java.util.Set;
import java.util.regex.Pattern;

/** What a receipt must look like, in Order Management and inside a create request (facts sheet 4.2). */
public final class ReceiptRules {

    private static final Set<String> CURRENCIES = Set.of("NOK", "DKK", "EUR");
    private static final Set<String> UNITS = Set.of("PCS", "KG", "KM", "MINUTE", "LITRE", "KWH");
    private static final Set<String> BARCODES = Set.of("EAN-13", "CODE 39", "CODE 128");
    private static final Pattern QUANTITY = Pattern.compile("\\d+([\\.]\\d{1,8})?");

    private ReceiptRules() {}

    /** Checks one receipt; what is wrong with it goes to the findings of its fields. */
    public static void check(Fields receipt) {
        receipt.require("orderLines");
        receipt.require("bottomLine");
        if (receipt.objects("orderLines", ReceiptRules::checkLine) == 0 && receipt.has("orderLines")) {
            receipt.broken("orderLines", "must have at least one line");
        }
        receipt.object("bottomLine", ReceiptRules::checkBottomLine);
    }

    private static void checkLine(Fields line) {
        line.require("name");
        line.require("id");
        line.text("name", Length.ANY);
        line.text("id", Length.ANY);
        checkAmounts(line);
        line.integer("taxRate", 0, 10_000);
        line.integer("taxPercentage", 0, 100);
        if (!line.has("taxRate") && !line.has("taxPercentage")) {
            line.broken("taxRate", "or taxPercentage is required");
        }
        line.integer("discount", 0, Long.MAX_VALUE);
        line.text("productUrl", Length.ANY);
        line.flag("isReturn");
        line.flag("isShipping");
        line.object("unitInfo", ReceiptRules::checkUnits);
    }

    /** The three figures must agree to the unit, which is what rounding gets wrong most often. */
    private static void checkAmounts(Fields line) {
        line.require("totalAmount");
        line.require("totalAmountExcludingTax");
        line.require("totalTaxAmount");
        var total = line.integer("totalAmount", 0, Long.MAX_VALUE);
        var net = line.integer("totalAmountExcludingTax", 0, Long.MAX_VALUE);
        var tax = line.integer("totalTaxAmount", 0, Long.MAX_VALUE);
        if (total.isPresent()
                && net.isPresent()
                && tax.isPresent()
                && total.getAsLong() - net.getAsLong() != tax.getAsLong()) {
            line.broken("totalTaxAmount", "must equal totalAmount minus totalAmountExcludingTax");
        }
    }

    private static void checkUnits(Fields units) {
        units.require("unitPrice");
        units.require("quantity");
        units.integer("unitPrice", 0, Long.MAX_VALUE);
        units.text("quantity", Length.upTo(10));
        units.text("quantity", QUANTITY);
        units.oneOf("quantityUnit", UNITS);
    }

    private static void checkBottomLine(Fields bottom) {
        bottom.require("currency");
        bottom.oneOf("currency", CURRENCIES);
        bottom.integer("tipAmount", 0, Long.MAX_VALUE);
        bottom.text("posId", Length.ANY);
        bottom.text("receiptNumber", Length.ANY);
        bottom.object(
                "paymentSources",
                sources -> Set.of("giftCard", "card", "voucher", "cash")
                        .forEach(source -> sources.integer(source, Integer.MIN_VALUE, Integer.MAX_VALUE)));
        bottom.object("barcode", barcode -> {
            barcode.require("format");
            barcode.require("data");
            barcode.oneOf("format", BARCODES);
            barcode.text("data", Length.ANY).ifPresent(data -> checkBarcode(barcode, data));
        });
        checkDeprecated(bottom);
    }

    private static void checkBarcode(Fields barcode, String data) {
        barcode.oneOf("format", BARCODES).ifPresent(format -> {
            if (!Barcodes.isValid(format, data)) {
                barcode.broken("data", "is not a valid " + format);
            }
        });
    }

    /** Still accepted, no longer used: the app adds up the lines. */
    private static void checkDeprecated(Fields bottom) {
        bottom.integer("totalAmount", Long.MIN_VALUE, Long.MAX_VALUE);
        bottom.integer("totalTax", 0, Long.MAX_VALUE);
        bottom.integer("totalDiscount", 0, Long.MAX_VALUE);
        bottom.integer("shippingAmount", 0, Long.MAX_VALUE);
        bottom.integer("giftCardAmount", 0, Long.MAX_VALUE);
        bottom.text("terminalId", Length.ANY);
        bottom.object("shippingInfo", shipping -> {
            shipping.integer("amount", 0, Long.MAX_VALUE);
            shipping.integer("amountExcludingTax", 0, Long.MAX_VALUE);
            shipping.integer("taxAmount", 0, Long.MAX_VALUE);
            shipping.integer("taxPercentage", 0, 100);
        });
    }
}
