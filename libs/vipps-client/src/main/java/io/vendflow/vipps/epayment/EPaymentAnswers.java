package io.vendflow.vipps.epayment;

import io.vendflow.sale.Amount;
import io.vendflow.sale.PaymentReference;
import io.vendflow.vipps.http.Json;
import io.vendflow.vipps.http.UnreadableAnswerException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Understands ePayment answers. Sums and states must be there; what nobody decides by may be missing. */
final class EPaymentAnswers {

    private EPaymentAnswers() {}

    static CreatedPayment created(JsonNode json, PaymentReference asked) throws UnreadableAnswerException {
        checkReference(json, asked);
        return new CreatedPayment(asked, Json.text(json, "redirectUrl"));
    }

    static Payment payment(JsonNode json, PaymentReference asked) throws UnreadableAnswerException {
        checkReference(json, asked);
        Amount amount = Json.amount(json, "amount");
        return new Payment(
                asked,
                textOrEmpty(json, "pspReference"),
                amount,
                state(json),
                aggregate(json, amount),
                Json.optionalText(json, "redirectUrl"),
                instantOrNull(json, "captureGuaranteedUntil"));
    }

    static Adjustment adjustment(JsonNode json, PaymentReference asked) throws UnreadableAnswerException {
        checkReference(json, asked);
        Amount amount = Json.amount(json, "amount");
        return new Adjustment(amount, state(json), aggregate(json, amount), textOrEmpty(json, "pspReference"));
    }

    static List<PaymentEvent> events(JsonNode json) throws UnreadableAnswerException {
        if (!json.isArray()) {
            throw new UnreadableAnswerException("not a list of events");
        }
        List<PaymentEvent> events = new ArrayList<>();
        for (JsonNode event : json) {
            events.add(new PaymentEvent(
                    Json.text(event, "name"),
                    textOrEmpty(event, "pspReference"),
                    Json.amount(event, "amount"),
                    Json.instant(event, "timestamp"),
                    Json.optionalText(event, "idempotencyKey"),
                    !"false".equalsIgnoreCase(Json.optionalText(event, "success"))));
        }
        return List.copyOf(events);
    }

    /** An answer about another payment is worse than none. */
    private static void checkReference(JsonNode json, PaymentReference asked) throws UnreadableAnswerException {
        String reference = Json.optionalText(json, "reference");
        if (reference != null && !reference.equals(asked.value())) {
            throw new UnreadableAnswerException("an answer about another payment");
        }
    }

    private static PaymentState state(JsonNode json) throws UnreadableAnswerException {
        String state = Json.text(json, "state");
        return Arrays.stream(PaymentState.values())
                .filter(known -> known.name().equalsIgnoreCase(state))
                .findFirst()
                .orElse(PaymentState.UNRECOGNIZED);
    }

    private static Aggregate aggregate(JsonNode json, Amount amount) throws UnreadableAnswerException {
        JsonNode aggregate = json.path("aggregate");
        if (!aggregate.isObject()) {
            throw new UnreadableAnswerException("no aggregate");
        }
        return new Aggregate(
                sum(aggregate, "authorizedAmount", amount),
                sum(aggregate, "cancelledAmount", amount),
                sum(aggregate, "capturedAmount", amount),
                sum(aggregate, "refundedAmount", amount));
    }

    private static Amount sum(JsonNode aggregate, String field, Amount amount) throws UnreadableAnswerException {
        if (aggregate.path(field).isMissingNode() || aggregate.path(field).isNull()) {
            return Amount.zero(amount.currency());
        }
        Amount sum = Json.amount(aggregate, field);
        if (sum.currency() != amount.currency()) {
            throw new UnreadableAnswerException(field + " in another currency than the payment");
        }
        return sum;
    }

    private static String textOrEmpty(JsonNode json, String field) {
        return Objects.requireNonNullElse(Json.optionalText(json, field), "");
    }

    private static @Nullable Instant instantOrNull(JsonNode json, String field) {
        try {
            return Json.instant(json, field);
        } catch (UnreadableAnswerException e) {
            return null;
        }
    }
}
