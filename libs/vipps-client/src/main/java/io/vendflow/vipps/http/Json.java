package io.vendflow.vipps.http;

import io.vendflow.sale.Amount;
import io.vendflow.sale.Currency;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads Vipps' JSON tolerantly, because specification and practice differ: unknown fields, numbers as strings, times with any
 * number of decimals. What money depends on must be there, though. Writes with the fields in the order they were put.
 */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_DATE_TIME;

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static String write(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    public static JsonNode parse(String body) throws UnreadableAnswerException {
        try {
            return MAPPER.readTree(body.startsWith("\uFEFF") ? body.substring(1) : body);
        } catch (JacksonException e) {
            throw new UnreadableAnswerException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    public static String text(JsonNode parent, String field) throws UnreadableAnswerException {
        String text = optionalText(parent, field);
        if (text == null) {
            throw new UnreadableAnswerException("no " + field);
        }
        return text;
    }

    /** The field as text, also when it is a number; null when it is missing, null, empty, an object or an array. */
    public static @Nullable String optionalText(JsonNode parent, String field) {
        JsonNode value = parent.path(field);
        if (value.isString()) {
            return value.stringValue().isBlank() ? null : value.stringValue();
        }
        return value.isNumber() || value.isBoolean() ? value.asString() : null;
    }

    public static long number(JsonNode parent, String field) throws UnreadableAnswerException {
        try {
            return new BigDecimal(text(parent, field).strip()).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new UnreadableAnswerException(field + " is not a whole number", e);
        }
    }

    public static Amount amount(JsonNode parent, String field) throws UnreadableAnswerException {
        JsonNode amount = parent.path(field);
        try {
            Currency currency = Currency.valueOf(text(amount, "currency").toUpperCase(Locale.ROOT));
            return new Amount(number(amount, "value"), currency);
        } catch (IllegalArgumentException e) {
            throw new UnreadableAnswerException(field + " is not an amount we know", e);
        }
    }

    /** A time with an offset, or without one, which is UTC at Vipps (facts sheet 1.1). */
    public static Instant instant(JsonNode parent, String field) throws UnreadableAnswerException {
        try {
            return switch (TIME.parseBest(text(parent, field), OffsetDateTime::from, LocalDateTime::from)) {
                case OffsetDateTime time -> time.toInstant();
                case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
                default -> throw new UnreadableAnswerException(field + " is not a time");
            };
        } catch (DateTimeException e) {
            throw new UnreadableAnswerException(field + " is not a time", e);
        }
    }
}
