package io.vendflow.receipt;

import io.vendflow.sale.Sale;
import io.vendflow.sale.SaleLine;
import java.util.List;

/** Receipts at Vipps. There is one per payment, for ever: it cannot be changed or taken back. */
public interface Receipts {

    Posting post(Sale sale, List<SaleLine> lines);
}
