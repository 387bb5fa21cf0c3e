package io.vendflow.vipps.epayment;

import io.vendflow.sale.Amount;
import io.vendflow.vipps.http.Json;
import io.vendflow.vipps.order.ReceiptJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of ePayment requests; the same arguments always give the same characters. */
final class EPaymentRequests {

    private EPaymentRequests() {}

    static String create(CreatePayment request) {
        ObjectNode body = Json.object();
        body.set("amount", amount(request.amount()));
        body.set("paymentMethod", Json.object().put("type", "WALLET"));
        body.put("customerInteraction", "CUSTOMER_PRESENT");
        body.put("userFlow", "QR");
        body.set("qrFormat", qrFormat(request.qrImage()));
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

    /** Text for a QR that we draw ourselves, for a screen that we know; only a PNG has a size (facts sheet 2.2). */
    private static ObjectNode qrFormat(@Nullable QrImage image) {
        if (image == null) {
            return Json.object().put("format", "TEXT/TARGETURL");
        }
        return switch (image.format()) {
            case PNG -> Json.object().put("format", "IMAGE/PNG").put("size", image.size());
            case SVG -> Json.object().put("format", "IMAGE/SVG+XML");
        };
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
