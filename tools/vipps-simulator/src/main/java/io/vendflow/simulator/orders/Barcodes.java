package io.vendflow.simulator.orders;

import java.util.regex.Pattern;

/** Whether a barcode's data fits its format. */
final class Barcodes {

    private static final Pattern CODE_39 = Pattern.compile("[0-9A-Z \\-.$/+%]+");
    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}+");
    private static final Pattern TWELVE_OR_THIRTEEN_DIGITS = Pattern.compile("\\d{12,13}");

    private Barcodes() {}

    static boolean isValid(String format, String data) {
        return switch (format) {
            case "EAN-13" -> isEan(data);
            case "CODE 39" -> CODE_39.matcher(data).matches();
            default -> ASCII.matcher(data).matches();
        };
    }

    /** Twelve digits, and the thirteenth, if there, the check digit of the others. */
    private static boolean isEan(String data) {
        if (!TWELVE_OR_THIRTEEN_DIGITS.matcher(data).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (data.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return data.length() == 12 || data.charAt(12) - '0' == (10 - sum % 10) % 10;
    }
}
