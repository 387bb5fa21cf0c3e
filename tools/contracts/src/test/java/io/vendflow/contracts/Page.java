package io.vendflow.contracts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The normative page of an event, as far as a program can read it. */
record Page(String type, String text) {

    private static final Path FOLDER = Documents.DOCS.resolve("events");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| ([^|]+) \\|$");
    private static final Pattern FIELD = Pattern.compile("(?m)^\\| `([A-Za-z.]+)` \\| (\\d+) \\|");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```json\n(.*?)```");

    static Page of(String type) {
        return new Page(type, Documents.text(FOLDER.resolve(type + ".md")));
    }

    static Path folder() {
        return FOLDER;
    }

    /** What the table at the top says. */
    String fact(String name) {
        Matcher row = ROW.matcher(text);
        while (row.find()) {
            if (row.group(1).strip().equals(name)) {
                return row.group(2).strip();
            }
        }
        throw new AssertionError(type + ".md does not say its " + name);
    }

    /** Since which version of the schema, by field. */
    Map<String, Integer> fields() {
        Map<String, Integer> fields = new LinkedHashMap<>();
        Matcher field = FIELD.matcher(text);
        while (field.find()) {
            fields.put(field.group(1), Integer.valueOf(field.group(2)));
        }
        return fields;
    }

    JsonNode example() {
        Matcher example = EXAMPLE.matcher(text);
        if (!example.find()) {
            throw new AssertionError(type + ".md has no example");
        }
        return JsonMapper.shared().readTree(example.group(1));
    }

    /** The words that the id is made of: each list is one way, a word in braces stands for a value of the event. */
    List<List<String>> idWords() {
        List<List<String>> ways = new ArrayList<>();
        for (String way : fact("`meta.id` of").split(" <br> or ")) {
            List<String> words = new ArrayList<>();
            for (String word : way.split(" · ")) {
                words.add(word.equals("(nothing)") ? "" : word.replace("`", "").strip());
            }
            ways.add(words);
        }
        return ways;
    }
}
