package io.vendflow.operations.kafka;

import io.vendflow.events.Authorized;
import io.vendflow.events.CancelRequested;
import io.vendflow.events.Captured;
import io.vendflow.events.PaymentEnded;
import io.vendflow.events.PaymentRejected;
import io.vendflow.events.RefundRequested;
import io.vendflow.events.Refunded;
import io.vendflow.events.Released;
import io.vendflow.events.VendReported;
import io.vendflow.operations.Standing;
import io.vendflow.sale.VendOutcome;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** Adds up what a sale's events come to. */
public final class StandingOf {

    private long authorized;
    private @Nullable VendOutcome vend;
    private long captured;
    private boolean releaseRequested;
    private long released;
    private final Map<String, Long> toRefund = new HashMap<>();
    private long refunded;
    private boolean ended;

    /** @param event one that was not added before */
    public void add(SpecificRecordBase event) {
        switch (event) {
            case Authorized approved -> authorized = approved.getAmount();
            case VendReported report -> {
                if (vend == null || vend == VendOutcome.UNKNOWN) {
                    vend = VendOutcome.valueOf(report.getOutcome().name());
                }
            }
            case Captured taken -> captured += taken.getAmount();
            case CancelRequested cancel -> releaseRequested = true;
            case Released gone -> released += gone.getAmount();
            case RefundRequested asked -> toRefund.put(asked.getMeta().getId(), asked.getAmount());
            case Refunded given -> refunded += given.getAmount();
            case PaymentEnded over -> ended = true;
            case PaymentRejected never -> ended = true;
            default -> {
                // Says nothing about money or goods.
            }
        }
    }

    /** @param failures ids of the events that could never be acted on */
    public Standing standing(Set<String> failures) {
        long asked = toRefund.entrySet().stream()
                .filter(request -> !failures.contains(request.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return new Standing(authorized, vend, captured, releaseRequested, released, asked, refunded, ended);
    }
}
