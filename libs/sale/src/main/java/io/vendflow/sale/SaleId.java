package io.vendflow.sale;

import java.util.regex.Pattern;

/** The name a machine gives to one sale, 4 to 26 letters and digits, unique per machine. */
public record SaleId(String value) {

    private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9]{4,26}");

    /** @throws IllegalArgumentException when the value is not 4 to 26 letters and digits */
    public SaleId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("saleId must be 4 to 26 letters and digits");
        }
    }

    public static boolean isValid(String value) {
        return PATTERN.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
