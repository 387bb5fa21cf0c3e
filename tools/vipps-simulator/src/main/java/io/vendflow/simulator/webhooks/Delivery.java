package io.vendflow.simulator.webhooks;

import io.vendflow.simulator.faults.Fault;
import io.vendflow.simulator.faults.Strike;
import io.vendflow.simulator.payments.PaymentId;
import java.time.Duration;
import java.time.Instant;

/** One event on its way to one registration; the same bytes in every attempt. What goes wrong with it was decided when it began. */
final class Delivery {

    /** How long one that lets the next pass waits for it. */
    private static final Duration YIELDS_FOR = Duration.ofSeconds(10);

    private final Registration registration;
    private final PaymentId payment;
    private final String pspReference;
    private final byte[] body;
    private final Strike strike;
    private final Instant notBefore;

    /** @param now what its delays count from */
    Delivery(
            Registration registration,
            PaymentId payment,
            String pspReference,
            byte[] body,
            Strike strike,
            Instant now) {
        this.registration = registration;
        this.payment = payment;
        this.pspReference = pspReference;
        this.body = body.clone();
        this.strike = strike;
        this.notBefore = now.plus(strike.delay()).plus(yields() ? YIELDS_FOR : Duration.ZERO);
    }

    Registration registration() {
        return registration;
    }

    PaymentId payment() {
        return payment;
    }

    String pspReference() {
        return pspReference;
    }

    byte[] body() {
        return body.clone();
    }

    /** Whether the payment's next event goes first. */
    boolean yields() {
        return strike.is(Fault.WEBHOOK_REORDERED);
    }

    boolean isDoubled() {
        return strike.is(Fault.WEBHOOK_DOUBLED);
    }

    boolean isWronglySigned() {
        return strike.is(Fault.WEBHOOK_WRONGLY_SIGNED);
    }

    boolean isDue(Instant now) {
        return !now.isBefore(notBefore);
    }

    /** This delivery, held up by nothing any more. */
    Delivery released() {
        return new Delivery(registration, payment, pspReference, body, Strike.NONE, Instant.EPOCH);
    }

    boolean is(WebhookEntry.Settled settled) {
        return payment.equals(settled.payment()) && pspReference.equals(settled.pspReference());
    }
}
