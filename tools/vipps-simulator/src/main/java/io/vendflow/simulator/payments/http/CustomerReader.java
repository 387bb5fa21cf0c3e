package io.vendflow.simulator.payments.http;

import io.vendflow.simulator.http.Fields;
import io.vendflow.simulator.http.Findings;
import io.vendflow.simulator.http.Length;
import io.vendflow.simulator.payments.ErrorCode;
import io.vendflow.simulator.payments.UserFlow;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads who the customer is, as far as the merchant knows: nobody needs to for a QR. */
final class CustomerReader {

    private static final Pattern PHONE_NUMBER = Pattern.compile("\\d{9,15}");

    private final Findings findings;

    CustomerReader(Findings findings) {
        this.findings = findings;
    }

    void read(Fields body, Optional<UserFlow> flow) {
        body.oneOf("customerInteraction", Set.of("CUSTOMER_PRESENT", "CUSTOMER_NOT_PRESENT"));
        body.integer("minimumUserAge", 0, 100);
        body.object("customer", customer -> readCustomer(body, customer));
        // It takes an approval by Vipps that the simulator's merchants do not have.
        findings.addIf(flow.equals(Optional.of(UserFlow.PUSH_MESSAGE)), ErrorCode.PUSH_MESSAGE_NOT_ALLOWED);
    }

    private void readCustomer(Fields body, Fields customer) {
        Optional<String> phone = customer.text("phoneNumber", Length.ANY);
        Optional<String> personalQr = customer.text("personalQr", Length.ANY);
        Optional<String> token = customer.text("customerToken", Length.ANY);
        if (Stream.of(phone, personalQr, token).filter(Optional::isPresent).count() != 1) {
            body.broken("customer", "must have exactly one of phoneNumber, personalQr and customerToken");
        }
        findings.addIf(
                phone.isPresent() && !PHONE_NUMBER.matcher(phone.get()).matches(), ErrorCode.INVALID_PHONE_NUMBER);
        findings.addIf(
                personalQr.isPresent()
                        && (personalQr.get().length() < 5 || personalQr.get().length() > 255),
                ErrorCode.INVALID_PERSONAL_QR);
        // Tokens come from check-ins at a sticker, which the simulator does not have, so none can be right.
        findings.addIf(token.isPresent(), ErrorCode.INVALID_CUSTOMER_TOKEN);
    }
}
