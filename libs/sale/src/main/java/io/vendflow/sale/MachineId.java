package io.vendflow.sale;

import java.util.regex.Pattern;

/** A vending machine's name, 3 to 16 letters and digits. On MQTT it comes from the topic, never from the payload. */
public record MachineId(String value) {

    private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9]{3,16}");

    /** @throws IllegalArgumentException when the value is not 3 to 16 letters and digits */
    public MachineId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("machineId must be 3 to 16 letters and digits");
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
