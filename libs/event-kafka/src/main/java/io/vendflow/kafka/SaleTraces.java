package io.vendflow.kafka;

import io.vendflow.sale.Sale;
import io.vendflow.sale.Traceparent;
import io.vendflow.tracing.TraceIds;

/** Where a sale's trace begins: under its PaymentRequested hangs what is about the sale and follows from nothing else in it. */
public final class SaleTraces {

    private static final String BEGINNING = "payment-requested";

    private SaleTraces() {}

    /** What happens first to every sale, for {@link Metas#of}. */
    public static String[] beginning(String reference) {
        return new String[] {BEGINNING, reference};
    }

    public static Traceparent of(Sale sale) {
        return TraceIds.at(sale, Metas.factId(beginning(sale.reference().value())));
    }

    static String spanOfBeginning(String reference) {
        return TraceIds.spanOf(Metas.factId(beginning(reference)));
    }
}
