package io.vendflow.reconciliation.report;

import java.io.IOException;
import java.io.Writer;

/** HTML that is also XML. Text and attributes cannot become anything else, and every tag that opens has to close. */
final class Markup {

    private final Writer out;

    Markup(Writer out) {
        this.out = out;
    }

    /** @param attributes name, value, name, value */
    Markup open(String tag, String... attributes) throws IOException {
        tag(tag, attributes);
        out.write('>');
        return this;
    }

    Markup close(String tag) throws IOException {
        out.write("</" + tag + ">\n");
        return this;
    }

    /** A tag with nothing in it. */
    Markup empty(String tag, String... attributes) throws IOException {
        tag(tag, attributes);
        out.write("/>\n");
        return this;
    }

    Markup element(String tag, String text, String... attributes) throws IOException {
        return open(tag, attributes).text(text).close(tag);
    }

    Markup text(String text) throws IOException {
        out.write(escaped(text));
        return this;
    }

    /** Only for what is part of the program. */
    Markup ours(String markup) throws IOException {
        out.write(markup);
        return this;
    }

    private void tag(String tag, String... attributes) throws IOException {
        out.write("<" + tag);
        for (int at = 0; at < attributes.length; at += 2) {
            out.write(" " + attributes[at] + "=\"" + escaped(attributes[at + 1]) + "\"");
        }
    }

    private static String escaped(String text) {
        return Printable.line(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
