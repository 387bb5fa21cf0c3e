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
import java.time.Instant;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** Adds up what a sale's events come to. */
final class StandingOf {

    private long authorized;
    private @Nullable Instant authorizedAt;
    private @Nullable VendOutcome vend;
    private long captured;
    private boolean releaseRequested;
    private long released;
    private long toRefund;
    private long refunded;
    private boolean ended;

    /** @param event one that was not added before */
    void add(SpecificRecordBase event) {
        switch (event) {
            case Authorized approved -> {
                authorized = approved.getAmount();
                authorizedAt = approved.getAuthorizedAt();
            }
            case VendReported report -> {
                if (vend == null || vend == VendOutcome.UNKNOWN) {
                    vend = VendOutcome.valueOf(report.getOutcome().name());
                }
            }
            case Captured taken -> captured += taken.getAmount();
            case CancelRequested cancel -> releaseRequested = true;
            case Released gone -> released += gone.getAmount();
            case RefundRequested asked -> toRefund += asked.getAmount();
            case Refunded given -> refunded += given.getAmount();
            case PaymentEnded over -> ended = true;
            case PaymentRejected never -> ended = true;
            default -> {
                // Says nothing about money or goods.
            }
        }
    }

    Standing standing() {
        return new Standing(
                authorized, authorizedAt, vend, captured, releaseRequested, released, toRefund, refunded, ended);
    }
}
