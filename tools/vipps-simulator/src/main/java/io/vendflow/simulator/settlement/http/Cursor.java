package io.vendflow.simulator.settlement.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.OptionalLong;

/** A place in a list as a caller carries it about: opaque, and good for the list it came from only. */
final class Cursor {

    private static final String SEPARATOR = "@";

    private Cursor() {}

    /** @param scope names the list */
    static String of(String scope, long next) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((scope + SEPARATOR + next).getBytes(StandardCharsets.UTF_8));
    }

    /** @return nothing when it is not a cursor of that list */
    static OptionalLong read(String cursor, String scope) {
        String text;
        try {
            text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return OptionalLong.empty();
        }
        String prefix = scope + SEPARATOR;
        String number = text.startsWith(prefix) ? text.substring(prefix.length()) : "";
        return number.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(number)) : OptionalLong.empty();
    }
}
