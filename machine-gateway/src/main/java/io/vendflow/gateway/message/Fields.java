package io.vendflow.gateway.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the fields of one JSON object and says where and what is wrong. Fields that nobody asks for are ignored.
 *
 * @param path where the object stands in the message, empty for the message itself, otherwise ending with a dot
 */
record Fields(JsonNode object, String path) {

    String text(String name, int longest) {
        JsonNode value = present(name);
        if (!value.isString() || value.stringValue().isBlank()) {
            throw invalid(name, "must be text that is not blank");
        }
        if (value.stringValue().length() > longest) {
            throw invalid(name, "must be at most " + longest + " characters long");
        }
        return value.stringValue();
    }

    @Nullable String optionalText(String name, int longest) {
        return isAbsent(name) ? null : text(name, longest);
    }

    /** A whole number; a fraction is refused even where it is .0, since it hints at kroner where øre are meant. */
    long whole(String name, long smallest, long largest) {
        JsonNode value = present(name);
        if (!value.isIntegralNumber()) {
            throw invalid(name, "must be a whole number" + (value.isNumber() ? ", not " + value : ""));
        }
        if (!value.canConvertToLong() || value.longValue() < smallest || value.longValue() > largest) {
            throw invalid(name, "must be from " + smallest + " to " + largest + ", not " + value);
        }
        return value.longValue();
    }

    boolean flag(String name) {
        JsonNode value = present(name);
        if (!value.isBoolean()) {
            throw invalid(name, "must be true or false");
        }
        return value.booleanValue();
    }

    <E extends Enum<E>> E oneOf(String name, Class<E> type, List<E> allowed) {
        String value = text(name, 32);
        for (E each : allowed) {
            if (each.name().equals(value)) {
                return each;
            }
        }
        throw invalid(name, "must be one of " + allowed + ", not " + printable(value));
    }

    List<Fields> list(String name, int most) {
        JsonNode value = present(name);
        if (!value.isArray()) {
            throw invalid(name, "must be a list");
        }
        if (value.size() > most) {
            throw invalid(name, "must have at most " + most + " entries, not " + value.size());
        }
        List<Fields> entries = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            entries.add(at(value.get(i), name + "[" + i + "]"));
        }
        return entries;
    }

    @Nullable Fields optionalObject(String name) {
        return isAbsent(name) ? null : at(present(name), name);
    }

    private Fields at(JsonNode value, String name) {
        if (!value.isObject()) {
            throw invalid(name, "must be an object");
        }
        return new Fields(value, path + name + ".");
    }

    boolean isAbsent(String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull();
    }

    private JsonNode present(String name) {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            throw new BrokenRuleException("MISSING_FIELD", path + name + " is missing");
        }
        return value;
    }

    BrokenRuleException invalid(String name, String rule) {
        return new BrokenRuleException("INVALID_FIELD", path + name + " " + rule);
    }

    private static String printable(String value) {
        return '"' + value.replaceAll("[^\\p{Alnum}_ .-]", "?").toUpperCase(Locale.ROOT) + '"';
    }
}
