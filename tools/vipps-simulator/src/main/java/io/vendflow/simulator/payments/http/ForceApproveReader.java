package io.vendflow.simulator.payments.http;

import io.vendflow.simulator.http.Fields;
import io.vendflow.simulator.http.Length;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the body of a force approve. */
final class ForceApproveReader {

    private static final Pattern PHONE_NUMBER = Pattern.compile("\\d{9,15}");

    private static final Length PERSONAL_QR = new Length(5, 255);

    private ForceApproveReader() {}

    /** @return the token of the QR link, when one was sent */
    static Optional<String> read(Fields body) {
        body.object("customer", customer -> {
            long named = Stream.of(
                            customer.text("phoneNumber", PHONE_NUMBER),
                            customer.text("personalQr", PERSONAL_QR),
                            customer.text("customerToken", Length.ANY))
                    .filter(Optional::isPresent)
                    .count();
            if (named != 1) {
                body.broken("customer", "must have exactly one of phoneNumber, personalQr and customerToken");
            }
        });
        return body.text("token", Length.upTo(255));
    }
}
