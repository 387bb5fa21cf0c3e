package io.vendflow.commands.machines;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Text to values and back. An empty cell, or DEFAULT, means the installation's default, which the generated enums call
 * UNSPECIFIED. All throw IllegalArgumentException with what would be valid.
 */
final class Cell {

    /** A day; who waits longer has no machine that reports. */
    private static final int LONGEST_TIMEOUT = 600;

    private static final int LONGEST_WORDS = 100;
    private static final String UNSPECIFIED = "UNSPECIFIED";

    private Cell() {}

    static String of(Enum<?> value) {
        return value.name().equals(UNSPECIFIED) ? "" : value.name();
    }

    static String of(@Nullable Integer value) {
        return value == null ? "" : value.toString();
    }

    static String words(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("must not be empty");
        }
        if (text.length() > LONGEST_WORDS || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("must be at most " + LONGEST_WORDS + " characters on one line");
        }
        return text;
    }

    static <E extends Enum<E>> E oneOf(E[] known, String text) {
        String wanted = isDefault(text) ? UNSPECIFIED : text.toUpperCase(Locale.ROOT);
        return Arrays.stream(known)
                .filter(each -> each.name().equals(wanted) && !text.equalsIgnoreCase(UNSPECIFIED))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be "
                        + String.join(
                                ", ",
                                Arrays.stream(known)
                                        .map(Enum::name)
                                        .filter(name -> !name.equals(UNSPECIFIED))
                                        .toList())
                        + " or DEFAULT"));
    }

    /** Such as 90, 90s or 2m. */
    static @Nullable Integer seconds(String text) {
        if (isDefault(text)) {
            return null;
        }
        String number = text.endsWith("s") || text.endsWith("m") ? text.substring(0, text.length() - 1) : text;
        try {
            int seconds = Math.multiplyExact(Integer.parseInt(number), text.endsWith("m") ? 60 : 1);
            if (seconds >= 1 && seconds <= LONGEST_TIMEOUT) {
                return seconds;
            }
        } catch (NumberFormatException | ArithmeticException e) {
            // Said below, as for a number out of range.
        }
        throw new IllegalArgumentException("must be 1 to " + LONGEST_TIMEOUT + " seconds or DEFAULT");
    }

    static boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }

    private static boolean isDefault(String text) {
        return text.isEmpty() || text.equalsIgnoreCase("DEFAULT");
    }
}
