package io.vendflow.sale;

import java.util.regex.Pattern;

/** The number of a sales unit at Vipps MobilePay (MSN), 4 to 10 digits (facts sheet 1.3). */
public record MerchantSerialNumber(String value) {

    private static final Pattern PATTERN = Pattern.compile("[0-9]{4,10}");

    /** @throws IllegalArgumentException when the value is not 4 to 10 digits */
    public MerchantSerialNumber {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("a merchant serial number is 4 to 10 digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
