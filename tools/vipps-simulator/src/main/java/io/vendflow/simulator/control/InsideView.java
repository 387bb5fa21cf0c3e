package io.vendflow.simulator.control;

import io.vendflow.simulator.http.Json;
import io.vendflow.simulator.payments.Outcome;
import io.vendflow.simulator.payments.Payment;
import io.vendflow.simulator.payments.PaymentEvent;
import io.vendflow.simulator.payments.PerformedOperation;
import io.vendflow.simulator.payments.Refusal;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Payments as the control API shows them: flat figures, every operation, every key. */
final class InsideView {

    private InsideView() {}

    static ObjectNode all(List<Payment> payments) {
        ObjectNode json = Json.object();
        ArrayNode array = json.putArray("payments");
        payments.forEach(payment -> array.add(summary(payment)));
        return json;
    }

    static ObjectNode one(Payment payment, List<PerformedOperation> operations) {
        ObjectNode json = summary(payment);
        ArrayNode events = json.putArray("events");
        payment.events().forEach(event -> events.add(event(event)));
        ArrayNode array = json.putArray("operations");
        operations.forEach(operation -> array.add(operation(operation)));
        return json;
    }

    private static ObjectNode summary(Payment payment) {
        ObjectNode json = Json.object()
                .put("merchantSerialNumber", payment.id().msn().value())
                .put("reference", payment.id().reference().value())
                .put("pspReference", payment.origin().pspReference())
                .put("token", payment.origin().token())
                .put("state", payment.state().name())
                .put("currency", payment.amount().currency().name())
                .put("amount", payment.amount().minorUnits())
                .put("authorized", payment.aggregate().authorized())
                .put("cancelled", payment.aggregate().cancelled())
                .put("captured", payment.aggregate().captured())
                .put("refunded", payment.aggregate().refunded())
                .put("createdAt", payment.origin().createdAt().toString())
                .put("expiresAt", payment.origin().expiresAt().toString());
        if (payment.processingUntil() != null) {
            json.put("processingUntil", payment.processingUntil().toString());
        }
        return json;
    }

    private static ObjectNode event(PaymentEvent event) {
        return Json.object()
                .put("name", event.name().name())
                .put("pspReference", event.pspReference())
                .put("amount", event.amount().minorUnits())
                .put("at", event.timestamp().toString())
                .put("idempotencyKey", event.idempotencyKey())
                .put("success", event.success());
    }

    private static ObjectNode operation(PerformedOperation operation) {
        ObjectNode json = Json.object()
                .put("operation", operation.attempt().operation().name())
                .put("idempotencyKey", operation.attempt().key())
                .put("fingerprint", operation.attempt().fingerprint())
                .put("amount", operation.amount())
                .put("at", operation.at().toString())
                .put("repeated", operation.repeated());
        switch (operation.outcome()) {
            case Outcome.Done done -> json.put("result", "DONE");
            case Outcome.Refused refused -> {
                json.put("result", "REFUSED");
                refuse(json, refused.refusal());
            }
        }
        return json;
    }

    private static void refuse(ObjectNode json, Refusal refusal) {
        switch (refusal) {
            case Refusal.Coded coded ->
                json.put("code", Integer.toString(coded.code().number())).put("detail", coded.detail());
            case Refusal.Invalid invalid ->
                json.put("detail", invalid.violations().toString());
        }
    }
}
