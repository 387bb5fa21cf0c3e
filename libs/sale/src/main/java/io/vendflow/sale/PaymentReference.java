package io.vendflow.sale;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a payment at Vipps: {@code machineId-saleId}, so that payouts group by machine and a person can read it.
 *
 * <p>Vipps accepts {@code ^[a-zA-Z0-9-]{8,64}$} (facts sheet 2.2); ours is 8 to 43 characters long.
 */
public record PaymentReference(String value) {

    private static final Pattern VIPPS = Pattern.compile("[a-zA-Z0-9-]{8,64}");

    /** @throws IllegalArgumentException when Vipps would refuse the value as a reference */
    public PaymentReference {
        if (!VIPPS.matcher(value).matches()) {
            throw new IllegalArgumentException("a payment reference is 8 to 64 letters, digits and hyphens");
        }
    }

    public static PaymentReference of(MachineId machineId, SaleId saleId) {
        return new PaymentReference(machineId.value() + "-" + saleId.value());
    }

    /** The machine this reference belongs to, or nothing when the payment is not one of ours (made in the portal, say). */
    public Optional<MachineId> machineId() {
        return isOfMachine(value)
                ? Optional.of(new MachineId(value.substring(0, value.indexOf('-'))))
                : Optional.empty();
    }

    /** Whether a text is the name of a machine's payment. */
    public static boolean isOfMachine(String value) {
        int hyphen = value.indexOf('-');
        return hyphen > 0
                && MachineId.isValid(value.substring(0, hyphen))
                && SaleId.isValid(value.substring(hyphen + 1));
    }

    @Override
    public String toString() {
        return value;
    }
}
