package io.vendflow.simulator.orders;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.simulator.http.Call;
import io.vendflow.simulator.http.Findings;
import io.vendflow.simulator.merchants.Merchant;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An order's full name.
 *
 * @param paymentType ECOM, which means ePayment too, or RECURRING
 * @param orderId the payment's reference, if its sender did not mistype it: Vipps does not look
 */
public record OrderId(MerchantSerialNumber msn, String paymentType, String orderId) {

    static final Pattern PATTERN = Pattern.compile("[0-9A-Za-z-_.]+");
    static final Set<String> PAYMENT_TYPES = Set.of("ECOM", "RECURRING");

    /** The order that a path names; sources write the type in either case (facts sheet 10). */
    static OrderId in(Merchant merchant, Call call, Findings findings) {
        String type = call.parameter("paymentType").toUpperCase(Locale.ROOT);
        if (!PAYMENT_TYPES.contains(type)) {
            findings.add("paymentType", "Must be ECOM or RECURRING.");
        }
        if (!PATTERN.matcher(call.parameter("orderId")).matches()) {
            findings.add("orderId", "Must match the regular expression '^" + PATTERN.pattern() + "$'.");
        }
        return new OrderId(merchant.msn(), type, call.parameter("orderId"));
    }
}
