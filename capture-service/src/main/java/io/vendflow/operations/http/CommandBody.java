package io.vendflow.operations.http;

import io.vendflow.sale.VendOutcome;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A command's JSON object. Every method throws {@link IllegalArgumentException} in words for whoever wrote it. */
final class CommandBody {

    private static final int LARGEST = 16 * 1024;
    private static final int LONGEST_TEXT = 500;

    private final JsonNode json;

    private CommandBody(JsonNode json) {
        this.json = json;
    }

    /**
     * Reads no more than a command can have.
     *
     * @param known a field that is none of these is a mistake: it might have been meant to matter
     */
    static CommandBody read(HttpServletRequest request, String... known) {
        byte[] body;
        try {
            body = request.getInputStream().readNBytes(LARGEST + 1);
        } catch (IOException e) {
            throw new IllegalArgumentException("the command did not arrive as a whole", e);
        }
        if (body.length > LARGEST) {
            throw new IllegalArgumentException("a command is at most " + LARGEST + " bytes");
        }
        JsonNode json;
        try {
            json = JsonMapper.shared().readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
        if (json == null || !json.isObject()) {
            throw new IllegalArgumentException("a command is a JSON object");
        }
        for (String name : json.propertyNames()) {
            if (!List.of(known).contains(name)) {
                throw new IllegalArgumentException(name + ": unknown; known are " + String.join(", ", known));
            }
        }
        return new CommandBody(json);
    }

    String reason() {
        String reason = optionalText("reason");
        if (reason == null || reason.isBlank()) {
            throw new IllegalArgumentException("reason: say why, it stays with the sale");
        }
        return reason;
    }

    @Nullable String optionalText(String name) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString() || value.stringValue().length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(name + ": must be a text of at most " + LONGEST_TEXT + " characters");
        }
        return value.stringValue();
    }

    /** Minor units. */
    @Nullable Long optionalAmount(String name) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() <= 0) {
            throw new IllegalArgumentException(name + ": must be a whole number of minor units, more than 0");
        }
        return value.longValue();
    }

    boolean isSet(String name) {
        JsonNode value = json.get(name);
        if (value != null && !value.isBoolean()) {
            throw new IllegalArgumentException(name + ": must be true or false");
        }
        return value != null && value.booleanValue();
    }

    VendOutcome outcome() {
        return switch (String.valueOf(optionalText("outcome"))) {
            case "DISPENSED" -> VendOutcome.DISPENSED;
            case "PARTIAL" -> VendOutcome.PARTIAL;
            case "FAILED" -> VendOutcome.FAILED;
            default -> throw new IllegalArgumentException("outcome: must be DISPENSED, PARTIAL or FAILED");
        };
    }

    /** Quantity by slot. */
    Map<String, Integer> dispensed() {
        Map<String, Integer> dispensed = new TreeMap<>();
        JsonNode list = json.get("dispensed");
        if (list == null || list.isNull()) {
            return dispensed;
        }
        if (!list.isArray()) {
            throw new IllegalArgumentException("dispensed: must be a list of {\"slot\", \"quantity\"}");
        }
        for (JsonNode each : list) {
            JsonNode slot = each.path("slot");
            JsonNode quantity = each.path("quantity");
            if (!slot.isString()
                    || !quantity.isInt()
                    || dispensed.put(slot.stringValue(), quantity.intValue()) != null) {
                throw new IllegalArgumentException(
                        "dispensed: each slot once, as a text, with a whole number as quantity");
            }
        }
        return dispensed;
    }
}
