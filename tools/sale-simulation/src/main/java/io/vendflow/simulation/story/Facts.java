package io.vendflow.simulation.story;

import io.vendflow.events.Authorized;
import io.vendflow.events.CancelRequested;
import io.vendflow.events.CaptureFailed;
import io.vendflow.events.Captured;
import io.vendflow.events.PaymentCreated;
import io.vendflow.events.PaymentEnded;
import io.vendflow.events.PaymentRejected;
import io.vendflow.events.PaymentRequested;
import io.vendflow.events.ReceiptAttached;
import io.vendflow.events.ReceiptFailed;
import io.vendflow.events.RefundRequested;
import io.vendflow.events.Refunded;
import io.vendflow.events.Released;
import io.vendflow.events.Sale;
import io.vendflow.events.VendReported;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** What an event says, in short: all by which anybody decides, and nothing that differs from one telling to the next. */
public final class Facts {

    private Facts() {}

    public static @Nullable Sale saleOf(SpecificRecordBase event) {
        return switch (event) {
            case PaymentRequested e -> e.getSale();
            case PaymentCreated e -> e.getSale();
            case PaymentRejected e -> e.getSale();
            case Authorized e -> e.getSale();
            case PaymentEnded e -> e.getSale();
            case VendReported e -> e.getSale();
            case CancelRequested e -> e.getSale();
            case ReceiptAttached e -> e.getSale();
            case ReceiptFailed e -> e.getSale();
            case Captured e -> e.getSale();
            case CaptureFailed e -> e.getSale();
            case Released e -> e.getSale();
            case RefundRequested e -> e.getSale();
            case Refunded e -> e.getSale();
            default -> null;
        };
    }

    public static String contentOf(SpecificRecordBase event) {
        return switch (event) {
            case Authorized e -> "authorized " + e.getAmount();
            case PaymentEnded e -> "ended " + e.getState();
            case VendReported e -> "vend " + e.getOutcome() + " " + e.getDispensedAmount();
            case CancelRequested e -> "cancel " + e.getReason();
            case ReceiptAttached e -> "receipt " + e.getAmount();
            case ReceiptFailed e -> "receipt failed " + e.getAmount() + " " + e.getCode();
            case Captured e -> "captured " + e.getAmount();
            case CaptureFailed e -> "capture failed " + e.getAmount() + " " + e.getCode();
            case Released e -> "released " + e.getAmount();
            case RefundRequested e -> "refund requested " + e.getAmount() + " " + e.getReason();
            case Refunded e -> "refunded " + e.getAmount();
            case PaymentRejected e -> "rejected " + e.getCode();
            case PaymentRequested e -> "payment requested " + e.getSale().getAmount();
            case PaymentCreated e -> "payment created " + e.getSale().getAmount();
            default -> event.getSchema().getName();
        };
    }
}
