package io.vendflow.simulator.payments.http;

import io.vendflow.simulator.payments.Payment;
import io.vendflow.simulator.payments.QrFormat;
import java.util.function.Supplier;

/** Where a payment can be found by its customer (facts sheet 2.3). */
public final class Links {

    private final Supplier<String> publicUrl;

    /** @param publicUrl the simulator's address as seen by customers, without a slash at the end */
    public Links(Supplier<String> publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** The {@code redirectUrl}; empty where Vipps gives none. */
    public String redirectUrl(Payment payment) {
        return switch (payment.request().flow()) {
            case QR ->
                payment.request().qr().kind() == QrFormat.Kind.TEXT
                        ? target(payment)
                        : publicUrl.get() + "/qr-image/v1?token="
                                + payment.origin().token();
            case WEB_REDIRECT -> target(payment);
            case NATIVE_REDIRECT -> "vippsMT://token=" + payment.origin().token();
            case PUSH_MESSAGE -> "";
        };
    }

    /** What the QR says: the phone page. */
    public String target(Payment payment) {
        return publicUrl.get() + "/phone?token=" + payment.origin().token();
    }
}
