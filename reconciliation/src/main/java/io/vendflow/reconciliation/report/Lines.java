package io.vendflow.reconciliation.report;

import java.io.IOException;
import java.io.Writer;

/** Lines that are no longer than a terminal is wide. What goes in is made harmless first. */
final class Lines {

    static final int WIDTH = 120;

    private final Writer out;

    Lines(Writer out) {
        this.out = out;
    }

    void blank() throws IOException {
        out.write('\n');
    }

    /** @param further before the second line and those after it */
    void wrapped(String first, String further, String text) throws IOException {
        StringBuilder line = new StringBuilder(first);
        int blank = line.length();
        for (String word : Printable.line(text).split(" +")) {
            String rest = word;
            if (length(line) + (line.length() == blank ? 0 : 1) + length(rest) > WIDTH) {
                if (line.length() > blank) {
                    line = next(line, further);
                    blank = line.length();
                }
                while (length(line) + length(rest) > WIDTH) {
                    int end = rest.offsetByCodePoints(0, WIDTH - length(line));
                    line = next(line.append(rest, 0, end), further);
                    rest = rest.substring(end);
                    blank = line.length();
                }
            }
            line.append(line.length() == blank ? "" : " ").append(rest);
        }
        next(line, further);
    }

    void wrapped(String text) throws IOException {
        wrapped("", "", text);
    }

    /** As it is, but for what ends in nothing. */
    void line(String line) throws IOException {
        out.write(line.stripTrailing());
        blank();
    }

    private StringBuilder next(StringBuilder line, String further) throws IOException {
        line(line.toString());
        return new StringBuilder(further);
    }

    static int length(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }
}
