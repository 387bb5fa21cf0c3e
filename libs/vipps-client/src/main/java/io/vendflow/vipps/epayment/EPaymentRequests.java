package io.vendflow.vipps.epayment;

import io.vendflow.sale.Amount;
import io.vendflow.vipps.http.Json;
import io.vendflow.vipps.order.ReceiptJson;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of ePayment requests; the same arguments always give the same characters. */
final class EPaymentRequests {

    private EPaymentRequests() {}

    /** The QR comes as text, because we draw it ourselves, for a screen that we know. */
    static String create(CreatePayment request) {
        ObjectNode body = Json.object();
        body.set("amount", amount(request.amount()));
        body.set("paymentMethod", Json.object().put("type", "WALLET"));
        body.put("customerInteraction", "CUSTOMER_PRESENT");
        body.put("userFlow", "QR");
        body.set("qrFormat", Json.object().put("format", "TEXT/TARGETURL"));
        body.put("reference", request.reference().value());
        body.put("paymentDescription", request.description());
        if (request.receipt() != null) {
            body.set("receipt", ReceiptJson.of(request.receipt()));
        }
        if (!request.metadata().isEmpty()) {
            ObjectNode metadata = body.putObject("metadata");
            request.metadata().forEach(metadata::put);
        }
        return Json.write(body);
    }

    static String modification(Amount amount) {
        ObjectNode body = Json.object();
        body.set("modificationAmount", amount(amount));
        return Json.write(body);
    }

    /** Explicit, because merchants met errors with an empty body (facts sheet 2.7). */
    static String cancel() {
        return Json.write(Json.object().put("cancelTransactionOnly", false));
    }

    private static ObjectNode amount(Amount amount) {
        return Json.object().put("currency", amount.currency().name()).put("value", amount.minorUnits());
    }
}
