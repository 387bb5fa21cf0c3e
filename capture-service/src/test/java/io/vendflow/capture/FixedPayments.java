package io.vendflow.capture;

import io.vendflow.sale.Amount;
import io.vendflow.sale.Sale;

/** The use cases over payments that accept everything and always look the same, for tests of what is around them. */
public record FixedPayments(Attempt attempt, Attempt inFull, Reading reading) implements Payments {

    public CapturePayment capturePayment(java.time.Clock clock) {
        return new CapturePayment(this, new ReadBack(this, pause -> {}), new RecordedMetrics(), clock);
    }

    public ReleasePayment releasePayment() {
        return new ReleasePayment(this, new ReadBack(this, pause -> {}), new RecordedMetrics());
    }

    @Override
    public Attempt capture(Sale sale, Amount amount) {
        return attempt;
    }

    @Override
    public Attempt captureInFull(Sale sale) {
        return inFull;
    }

    @Override
    public Attempt refund(Sale sale, Amount amount, String request) {
        return attempt;
    }

    @Override
    public Evidence wasRefunded(Sale sale, String request) {
        return new Evidence.NotDone();
    }

    @Override
    public Attempt cancel(Sale sale, String purpose) {
        return attempt;
    }

    @Override
    public Reading read(Sale sale) {
        return reading;
    }
}
