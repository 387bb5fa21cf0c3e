package io.vendflow.operations;

import io.vendflow.sale.PaymentReference;
import java.util.Optional;

/** The sales in the log. */
public interface Sales {

    /**
     * @return nothing when the log knows no such sale, as far back as is looked
     * @throws UnavailableException when the log cannot be read now
     */
    Optional<Story> story(PaymentReference reference);
}
