package io.vendflow.checks.promql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Goes through an expression from left to right. A word is a metric unless it is a keyword, an aggregation, or a function (which
 * is followed by a parenthesis); those in the parentheses after {@code by}, {@code on} and their like are labels.
 */
final class PromqlReader {

    private static final Pattern WORD = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    /** Durations too, and exponents with their sign. */
    private static final Pattern NUMBER = Pattern.compile("(?:\\d[\\w.]*|\\.\\d\\w*)(?:(?<=\\d[eE])[+-]\\d+)?");

    private static final Pattern OPERATOR_OF_MATCHER = Pattern.compile("=~|!~|!=|=");
    private static final Set<String> BEFORE_LABELS =
            Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
    private static final Set<String> KEYWORDS = Set.of("and", "or", "unless", "atan2", "bool", "offset", "inf", "nan");
    private static final Set<String> AGGREGATIONS = Set.of(
            "sum",
            "min",
            "max",
            "avg",
            "group",
            "stddev",
            "stdvar",
            "count",
            "count_values",
            "bottomk",
            "topk",
            "quantile");
    private static final String SIGNS = "()+-*/%^=!<>~,@";

    private final String text;
    private final List<Selector> selectors = new ArrayList<>();
    private final Set<String> labels = new LinkedHashSet<>();
    private int at;

    PromqlReader(String text) {
        this.text = text;
    }

    Query read() {
        while (skipBlanks()) {
            char next = text.charAt(at);
            if (isQuote(next)) {
                string();
            } else if (Character.isDigit(next) || next == '.') {
                take(NUMBER, "a number");
            } else if (isWordStart(next)) {
                word();
            } else if (next == '{') {
                selector("");
            } else if (next == '[') {
                skipRange();
            } else if (SIGNS.indexOf(next) >= 0) {
                at++;
            } else {
                throw notUnderstood("'" + next + "'");
            }
        }
        return new Query(selectors, labels);
    }

    private void word() {
        String word = take(WORD, "a word");
        String lower = word.toLowerCase(Locale.ROOT);
        boolean more = skipBlanks();
        boolean parenthesis = more && text.charAt(at) == '(';
        if (BEFORE_LABELS.contains(lower)) {
            if (parenthesis) {
                labelList();
            }
        } else if (!parenthesis && !KEYWORDS.contains(lower) && !(AGGREGATIONS.contains(lower) && labelsFollow())) {
            selector(word);
        }
    }

    /** Of {@code sum by (a) (b)}: the list may stand before the argument. */
    private boolean labelsFollow() {
        Matcher next = WORD.matcher(text).region(at, text.length());
        return next.lookingAt() && BEFORE_LABELS.contains(next.group().toLowerCase(Locale.ROOT));
    }

    private void labelList() {
        at++;
        while (skipBlanks() && text.charAt(at) != ')') {
            if (text.charAt(at) == ',') {
                at++;
            } else {
                labels.add(take(WORD, "a label"));
            }
        }
        expect(')');
    }

    private void selector(String word) {
        List<LabelMatcher> matchers = new ArrayList<>();
        if (skipBlanks() && text.charAt(at) == '{') {
            at++;
            while (skipBlanks() && text.charAt(at) != '}') {
                if (text.charAt(at) == ',') {
                    at++;
                } else {
                    matchers.add(matcher());
                }
            }
            expect('}');
        }
        String name = word;
        if (name.isEmpty()) {
            LabelMatcher named = matchers.stream()
                    .filter(each -> each.label().equals("__name__") && each.operator() == LabelMatcher.Operator.EQUAL)
                    .findFirst()
                    .orElseThrow(() -> notUnderstood("a selector that names no metric"));
            matchers.remove(named);
            name = named.value();
        }
        selectors.add(new Selector(name, matchers));
    }

    private LabelMatcher matcher() {
        String label = take(WORD, "a label");
        skipBlanks();
        String operator = take(OPERATOR_OF_MATCHER, "an operator");
        skipBlanks();
        return new LabelMatcher(label, LabelMatcher.Operator.of(operator), string());
    }

    private String string() {
        if (at >= text.length() || !isQuote(text.charAt(at))) {
            throw notUnderstood("no string");
        }
        char quote = text.charAt(at++);
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            char next = text.charAt(at++);
            if (next == '\\' && quote != '`') {
                value.append(escaped());
            } else {
                value.append(next);
            }
        }
        expect(quote);
        return value.toString();
    }

    private char escaped() {
        if (at >= text.length()) {
            throw notUnderstood("a string without an end");
        }
        char next = text.charAt(at++);
        return switch (next) {
            case '\\', '"', '\'' -> next;
            case 'n' -> '\n';
            case 't' -> '\t';
            default -> throw notUnderstood("the escape \\" + next);
        };
    }

    private void skipRange() {
        int end = text.indexOf(']', at);
        if (end < 0) {
            throw notUnderstood("a range without an end");
        }
        at = end + 1;
    }

    /** Whether anything follows. */
    private boolean skipBlanks() {
        while (at < text.length()) {
            if (text.charAt(at) == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private String take(Pattern pattern, String what) {
        Matcher next = pattern.matcher(text).region(at, text.length());
        if (!next.lookingAt()) {
            throw notUnderstood("not " + what);
        }
        at = next.end();
        return next.group();
    }

    private void expect(char sign) {
        if (at >= text.length() || text.charAt(at) != sign) {
            throw notUnderstood("no '" + sign + "'");
        }
        at++;
    }

    private static boolean isQuote(char sign) {
        return sign == '"' || sign == '\'' || sign == '`';
    }

    private static boolean isWordStart(char sign) {
        return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || sign == '_' || sign == ':';
    }

    private IllegalArgumentException notUnderstood(String what) {
        return new IllegalArgumentException(what + " at character " + at + " of: " + text);
    }
}
