package io.vendflow.checks.promql;

import java.util.regex.Pattern;

/** One condition of a selector, such as {@code outcome=~"created|adopted"}. */
public record LabelMatcher(String label, Operator operator, String value) {

    /** As in PromQL; a regular expression has to match all of the label's value. */
    public enum Operator {
        EQUAL("="),
        NOT_EQUAL("!="),
        MATCHES("=~"),
        MATCHES_NOT("!~");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        static Operator of(String sign) {
            for (Operator each : values()) {
                if (each.sign.equals(sign)) {
                    return each;
                }
            }
            throw new IllegalArgumentException("no operator of a label matcher: " + sign);
        }
    }

    /** Whether a label with this value passes; a label that is not there has the value "". */
    public boolean accepts(String actual) {
        return switch (operator) {
            case EQUAL -> actual.equals(value);
            case NOT_EQUAL -> !actual.equals(value);
            case MATCHES -> Pattern.matches(value, actual);
            case MATCHES_NOT -> !Pattern.matches(value, actual);
        };
    }

    @Override
    public String toString() {
        return label + operator.sign + '"' + value + '"';
    }
}
