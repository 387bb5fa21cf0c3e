package io.vendflow.simulator.http;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Finds fields that a body names twice: most readers of JSON silently take the last. */
public final class Duplicates {

    private static final JsonMapper LENIENT = JsonMapper.shared();

    private Duplicates() {}

    /** @param object the name of an object at the top of the body */
    public static boolean in(byte[] body, String object) {
        String prefix = "/" + object + "/";
        Set<String> seen = new HashSet<>();
        try (JsonParser parser = LENIENT.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME) {
                    String pointer = parser.streamReadContext().pathAsPointer().toString();
                    if (pointer.startsWith(prefix) && !seen.add(pointer)) {
                        return true;
                    }
                }
            }
            return false;
        } catch (JacksonException notJson) {
            return false;
        }
    }
}
