package io.vendflow.simulator.payments.http;

import io.vendflow.sale.PaymentReference;
import io.vendflow.simulator.http.Call;
import java.util.Optional;

/** What paths of the ePayment API say. */
public final class Paths {

    public static final String PREFIX = "/epayment";

    private Paths() {}

    /** Problems name the path without the API's own prefix, as Vipps' do. */
    static String instance(Call call) {
        return call.path().startsWith(PREFIX) ? call.path().substring(PREFIX.length()) : call.path();
    }

    /** The reference, unless no payment can have it. */
    public static Optional<PaymentReference> reference(String text) {
        try {
            return Optional.of(new PaymentReference(text));
        } catch (IllegalArgumentException notAReference) {
            return Optional.empty();
        }
    }
}
