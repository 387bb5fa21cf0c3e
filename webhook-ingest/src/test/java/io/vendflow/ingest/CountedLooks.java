package io.vendflow.ingest;

import io.vendflow.sale.PaymentReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Metrics and gauge that a test can ask. */
final class CountedLooks implements LookUpMetrics, OpenGauge {

    final List<LookUp.Reason> endingsFoundBy = new ArrayList<>();
    final Set<PaymentReference> open = new HashSet<>();

    @Override
    public void looked(Found found) {}

    @Override
    public void ended(Ending ending, LookUp.Reason reason) {
        endingsFoundBy.add(reason);
    }

    @Override
    public void opened(PaymentReference reference, Instant openedAt) {
        open.add(reference);
    }

    @Override
    public void closed(PaymentReference reference) {
        open.remove(reference);
    }

    @Override
    public void end() {
        open.clear();
    }
}
