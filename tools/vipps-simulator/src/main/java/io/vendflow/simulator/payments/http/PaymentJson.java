package io.vendflow.simulator.payments.http;

import io.vendflow.sale.Amount;
import io.vendflow.sale.Currency;
import io.vendflow.simulator.http.Json;
import io.vendflow.simulator.payments.Aggregate;
import io.vendflow.simulator.payments.Deadlines;
import io.vendflow.simulator.payments.EventName;
import io.vendflow.simulator.payments.Outcome;
import io.vendflow.simulator.payments.Payment;
import io.vendflow.simulator.payments.PaymentEvent;
import io.vendflow.simulator.payments.PaymentState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Payments as Vipps writes them. */
public final class PaymentJson {

    /** The event log has up to seven decimals at Vipps; parsers that stop at three should find out here. */
    private static final DateTimeFormatter SEVEN_DECIMALS = utc("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'");

    private static final DateTimeFormatter THREE_DECIMALS = utc("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
    private static final DateTimeFormatter WITH_OFFSET = utc("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");

    private PaymentJson() {}

    /** @param sums as they are shown, which need not be as they are */
    static ObjectNode payment(Payment payment, Aggregate sums, String redirectUrl) {
        ObjectNode json = Json.object();
        json.set("aggregate", aggregate(sums, payment.amount().currency()));
        json.set("amount", amount(payment.amount()));
        json.put("state", payment.state().name());
        json.putObject("paymentMethod").put("type", "WALLET");
        ObjectNode profile = json.putObject("profile");
        if (payment.request().wantsProfile() && payment.state() == PaymentState.AUTHORIZED) {
            profile.put("sub", customerOf(payment));
        }
        json.put("pspReference", payment.origin().pspReference());
        json.put("reference", payment.id().reference().value());
        if (payment.state() == PaymentState.CREATED && !redirectUrl.isEmpty()) {
            json.put("redirectUrl", redirectUrl);
        }
        if (!payment.request().metadata().isEmpty()) {
            ObjectNode metadata = json.putObject("metadata");
            payment.request().metadata().forEach(metadata::put);
        }
        payment.authorizedAt().ifPresent(at -> json.put("captureGuaranteedUntil", captureGuaranteedUntil(at)));
        return json;
    }

    static ArrayNode events(Payment payment) {
        ArrayNode events = JsonNodeFactory.instance.arrayNode();
        for (PaymentEvent event : payment.events()) {
            ObjectNode json = events.addObject();
            json.put("reference", payment.id().reference().value());
            put(json, event, SEVEN_DECIMALS);
        }
        return events;
    }

    /**
     * The answer to a capture, cancel or refund.
     *
     * @param sums the payment's right after it, or what is shown of them
     */
    static ObjectNode adjustment(Payment payment, Outcome.Done done, Aggregate sums) {
        ObjectNode json = Json.object();
        json.set("amount", amount(payment.amount()));
        json.put("state", done.state().name());
        json.set("aggregate", aggregate(sums, payment.amount().currency()));
        json.put("pspReference", payment.origin().pspReference());
        json.put("reference", payment.id().reference().value());
        return json;
    }

    /** What a webhook carries (facts sheet 3.3). */
    public static ObjectNode webhook(Payment payment, PaymentEvent event) {
        ObjectNode json = Json.object();
        json.put("msn", payment.id().msn().value());
        json.put("reference", payment.id().reference().value());
        put(json, event, THREE_DECIMALS);
        if (event.name() == EventName.AUTHORIZED) {
            if (payment.request().wantsProfile()) {
                json.put("sub", customerOf(payment));
            }
            json.put("captureGuaranteedUntil", captureGuaranteedUntil(event.timestamp()));
        }
        return json;
    }

    private static void put(ObjectNode json, PaymentEvent event, DateTimeFormatter format) {
        json.put("pspReference", event.pspReference());
        json.put("name", event.name().name());
        json.set("amount", amount(event.amount()));
        json.put("timestamp", format.format(event.timestamp()));
        if (event.idempotencyKey() != null) {
            json.put("idempotencyKey", event.idempotencyKey());
        }
        json.put("success", event.success());
    }

    private static ObjectNode aggregate(Aggregate sums, Currency currency) {
        ObjectNode json = Json.object();
        json.set("authorizedAmount", amount(new Amount(sums.authorized(), currency)));
        json.set("cancelledAmount", amount(new Amount(sums.cancelled(), currency)));
        json.set("capturedAmount", amount(new Amount(sums.captured(), currency)));
        json.set("refundedAmount", amount(new Amount(sums.refunded(), currency)));
        return json;
    }

    private static ObjectNode amount(Amount amount) {
        return Json.object().put("currency", amount.currency().name()).put("value", amount.minorUnits());
    }

    private static String captureGuaranteedUntil(Instant authorizedAt) {
        return WITH_OFFSET.format(Deadlines.captureGuaranteedUntil(authorizedAt));
    }

    /** The one customer of the simulator, the same in every answer. */
    private static String customerOf(Payment payment) {
        return UUID.nameUUIDFromBytes(payment.id().msn().value().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
