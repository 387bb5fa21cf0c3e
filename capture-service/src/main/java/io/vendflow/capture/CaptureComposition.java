package io.vendflow.capture;

import io.vendflow.capture.kafka.CaptureEvents;
import io.vendflow.capture.kafka.CaptureSteps;
import io.vendflow.capture.kafka.RefundSteps;
import io.vendflow.capture.kafka.ReleaseSteps;
import io.vendflow.capture.vipps.VippsPayments;
import io.vendflow.events.Topics;
import io.vendflow.kafka.consume.Steps;
import io.vendflow.vipps.epayment.EPayments;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/** What this service does, put together without anything that it runs on. */
public final class CaptureComposition {

    private CaptureComposition() {}

    /**
     * Topics are lanes of their own: a release that has to wait holds up no capture of the same machine.
     *
     * @param pause waits, between two looks at a payment
     */
    public static Steps steps(EPayments ePayments, CaptureMetrics metrics, Clock clock, Consumer<Duration> pause) {
        Payments payments = new VippsPayments(ePayments);
        ReadBack readBack = new ReadBack(payments, pause);
        CaptureEvents events = new CaptureEvents(clock);
        ReleaseSteps releases = new ReleaseSteps(new ReleasePayment(payments, readBack, metrics), events);
        CaptureSteps captures =
                new CaptureSteps(new CapturePayment(payments, readBack, metrics, clock), releases, events);
        RefundSteps refunds = new RefundSteps(new RefundPayment(payments, readBack, metrics, clock), events);
        return new Steps()
                .with(Topics.RECEIPT_ATTACHED, captures::receiptAttached)
                .with(Topics.RECEIPT_FAILED, captures::receiptFailed)
                .with(Topics.VEND_REPORTED, releases::vendReported)
                .with(Topics.CANCEL_REQUESTED, releases::cancelRequested)
                .with(Topics.CAPTURED, releases::captured)
                .with(Topics.REFUND_REQUESTED, refunds::refundRequested);
    }
}
