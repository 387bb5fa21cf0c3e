package io.vendflow.simulator.payments.http;

import io.vendflow.simulator.http.Fields;
import io.vendflow.simulator.http.Length;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the body of a force approve. */
final class ForceApproveReader {

    private static final Pattern PHONE_NUMBER = Pattern.compile("\\d{9,15}");

    private ForceApproveReader() {}

    /** @return the token of the QR link, when one was sent */
    static Optional<String> read(Fields body) {
        body.object("customer", customer -> {
            customer.require("phoneNumber");
            customer.text("phoneNumber", PHONE_NUMBER);
        });
        return body.text("token", Length.upTo(255));
    }
}
