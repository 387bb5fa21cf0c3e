package io.vendflow.vipps.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an error's body says, in whichever of its shapes it comes: problem+json with {@code extraDetails}, Order Management's
 * {@code invalidParams}, the gateway's {@code message}, {@code ResponseInfo}, {@code errorInfo}, arrays, HTML, or nothing
 * (facts sheet 2.11).
 *
 * @param code Vipps' numeric code, or null
 */
record ErrorBody(@Nullable String code, String title, String detail) {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_DETAIL = 600;
    private static final List<String> TITLES =
            List.of("title", "error", "errorMessage", "ResponseMessage", "errorGroup", "message");
    private static final List<String> DETAILS =
            List.of("detail", "error_description", "message", "errorMessage", "errorCode", "ResponseCode", "traceId");

    static ErrorBody of(int status, String body) {
        try {
            return ofJson(status, Json.parse(body));
        } catch (UnreadableAnswerException e) {
            return new ErrorBody(null, "HTTP " + status, clamp(body, LONGEST_DETAIL));
        }
    }

    private static ErrorBody ofJson(int status, JsonNode json) {
        JsonNode error = json.isArray() ? json.path(0) : json;
        for (String wrapper : List.of("errorInfo", "ResponseInfo")) {
            if (error.path(wrapper).isObject()) {
                error = error.path(wrapper);
            }
        }
        if (!error.isObject()) {
            return new ErrorBody(null, "HTTP " + status, clamp(error.asString(""), LONGEST_DETAIL));
        }
        String title = first(error, TITLES).orElse("HTTP " + status);
        List<String> details = new ArrayList<>();
        for (String field : DETAILS) {
            String text = Json.optionalText(error, field);
            if (text != null && !text.equals(title)) {
                details.add(field.equals("traceId") ? "traceId " + text : text);
            }
        }
        String code = null;
        for (String list : List.of("extraDetails", "invalidParams")) {
            for (JsonNode entry : error.path(list)) {
                String name = Objects.requireNonNullElse(Json.optionalText(entry, "name"), "");
                String reason = Objects.requireNonNullElse(Json.optionalText(entry, "reason"), "");
                if (name.equalsIgnoreCase("ErrorCode")) {
                    code = code == null && !reason.isEmpty() ? reason.strip() : code;
                } else if (!name.isEmpty() || !reason.isEmpty()) {
                    details.add(name + ": " + reason);
                }
            }
        }
        return new ErrorBody(code, clamp(title, LONGEST_TITLE), clamp(String.join("; ", details), LONGEST_DETAIL));
    }

    private static Optional<String> first(JsonNode error, List<String> fields) {
        return fields.stream()
                .map(field -> Optional.ofNullable(Json.optionalText(error, field)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** One line that a log and a person can bear. */
    private static String clamp(String text, int limit) {
        String line = text.substring(0, Math.min(text.length(), 4 * limit))
                .replaceAll("(?U)[\\s\\p{Cc}\\p{Cs}]+", " ")
                .strip();
        return line.length() <= limit ? line : line.substring(0, limit);
    }
}
