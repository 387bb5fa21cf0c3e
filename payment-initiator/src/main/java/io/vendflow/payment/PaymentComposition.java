package io.vendflow.payment;

import io.vendflow.events.Topics;
import io.vendflow.kafka.consume.Steps;
import io.vendflow.payment.kafka.PaymentRequestedHandler;
import io.vendflow.payment.vipps.VippsPayments;
import io.vendflow.vipps.epayment.EPayments;
import java.time.Clock;
import java.time.Duration;

/** What this service does, put together without anything that it runs on. */
public final class PaymentComposition {

    private PaymentComposition() {}

    /** @param usefulFor see {@link PaymentProperties#usefulFor()} */
    public static Steps steps(EPayments ePayments, PaymentMetrics metrics, Clock clock, Duration usefulFor) {
        InitiatePayment initiatePayment = new InitiatePayment(new VippsPayments(ePayments), metrics, clock, usefulFor);
        return new Steps().with(Topics.PAYMENT_REQUESTED, new PaymentRequestedHandler(initiatePayment, clock));
    }
}
