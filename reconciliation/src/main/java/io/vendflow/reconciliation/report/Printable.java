package io.vendflow.reconciliation.report;

/**
 * Words from outside, made harmless for a screen: no control sequence of a terminal, no line break that looks like a line
 * of ours, no mark that turns the direction of writing.
 */
public final class Printable {

    private static final int REPLACEMENT = 0xFFFD;

    private Printable() {}

    /** All of it on one line. */
    public static String line(String text) {
        if (text.codePoints().allMatch(Printable::isHarmless)) {
            return text;
        }
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> isHarmless(point) ? point : isBlank(point) ? ' ' : REPLACEMENT)
                .forEach(line::appendCodePoint);
        return line.toString();
    }

    private static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            default -> true;
        };
    }

    private static boolean isBlank(int point) {
        return point == '\t' || point == '\n' || point == '\r' || point == 0x2028 || point == 0x2029;
    }
}
