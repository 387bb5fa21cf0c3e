package io.vendflow.contracts;

import io.vendflow.kafka.Metas;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Whether an event's id is made as its page says. */
final class FactId {

    private FactId() {}

    /** @param event in Avro's JSON encoding */
    static boolean follows(Page page, JsonNode event) {
        String id = event.at("/meta/id").stringValue();
        return page.idWords().stream().anyMatch(words -> id.equals(Metas.factId(words(words, event))));
    }

    private static String[] words(List<String> words, JsonNode event) {
        return words.stream().map(word -> word(word, event)).toArray(String[]::new);
    }

    /** A placeholder may be put together of several, as {@code {topic}/{partition}/{offset}}. */
    private static String word(String word, JsonNode event) {
        String filled = word;
        for (String part : placeholders(word).toList()) {
            filled = filled.replace("{" + part + "}", value(event, part));
        }
        return filled;
    }

    private static Stream<String> placeholders(String word) {
        return java.util.regex.Pattern.compile("\\{([^}]+)}")
                .matcher(word)
                .results()
                .map(found -> found.group(1));
    }

    private static String value(JsonNode event, String path) {
        JsonNode value = event.at("/" + path.replace('.', '/'));
        if (value.isObject() && value.size() == 1) {
            value = value.values().iterator().next();
        }
        if (value.isMissingNode() || value.isNull() || value.isContainer()) {
            return "";
        }
        return value.asString().equals("UNSPECIFIED") ? "" : value.asString();
    }
}
