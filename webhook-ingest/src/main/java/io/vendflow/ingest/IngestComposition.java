package io.vendflow.ingest;

import io.vendflow.ingest.kafka.IngestEvents;
import io.vendflow.ingest.kafka.PaymentIntake;
import io.vendflow.ingest.vipps.PaymentLook;
import io.vendflow.kafka.Emission;
import io.vendflow.vipps.epayment.EPayments;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * The decisions with their events, put together without anything that they run on: for whoever wants to run them otherwise
 * than in Kafka Streams, such as a simulation.
 *
 * @param look reads a payment from Vipps
 * @param emission the event of a payment's end
 */
public record IngestComposition(
        OpenPayments payments,
        PaymentIntake intake,
        Function<LookUp, Found> look,
        Function<Ending, Emission<?>> emission) {

    /** @param threads where a payment's log is read, which may take longer than we wait for it */
    public static IngestComposition of(
            Memory memory, LookUpMetrics metrics, OpenGauge gauge, EPayments ePayments, Executor threads) {
        OpenPayments payments = new OpenPayments(memory, metrics, gauge);
        return new IngestComposition(
                payments, new PaymentIntake(payments), new PaymentLook(ePayments, threads)::at, IngestEvents::of);
    }
}
