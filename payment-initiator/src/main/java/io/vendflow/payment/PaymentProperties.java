package io.vendflow.payment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator can decide about this step.
 *
 * @param usefulFor how long after the machine's request a payment is still worth asking for. Longer survives a longer
 *     outage, shorter shows no QR to somebody who has walked away; beyond ten minutes the QR would be born expired
 */
@ConfigurationProperties("vendflow.payment")
public record PaymentProperties(@DefaultValue("5m") Duration usefulFor) {

    /** @throws IllegalArgumentException when the duration is not positive or longer than a payment lives */
    public PaymentProperties {
        if (!usefulFor.isPositive() || usefulFor.compareTo(InitiatePayment.SHORTEST_LIFE) > 0) {
            throw new IllegalArgumentException(
                    "vendflow.payment.useful-for must be more than 0 and at most 10 minutes");
        }
    }
}
