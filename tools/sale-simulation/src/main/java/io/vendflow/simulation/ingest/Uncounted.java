package io.vendflow.simulation.ingest;

import io.vendflow.ingest.Ending;
import io.vendflow.ingest.Found;
import io.vendflow.ingest.LookUp;
import io.vendflow.ingest.LookUpMetrics;
import io.vendflow.ingest.OpenGauge;
import io.vendflow.sale.PaymentReference;
import java.time.Instant;

/** Nobody reads a simulation's metrics. */
final class Uncounted implements LookUpMetrics, OpenGauge {

    @Override
    public void looked(Found found) {}

    @Override
    public void ended(Ending ending, LookUp.Reason reason) {}

    @Override
    public void opened(PaymentReference reference, Instant openedAt) {}

    @Override
    public void closed(PaymentReference reference) {}

    @Override
    public void end() {}
}
