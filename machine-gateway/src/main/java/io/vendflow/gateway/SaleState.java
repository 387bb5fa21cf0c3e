package io.vendflow.gateway;

import io.vendflow.sale.VendOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a sale stands. It never runs backwards. */
public sealed interface SaleState {

    /** A payment was asked for; Vipps has not answered yet. */
    record Requested() implements SaleState {}

    /**
     * The machine shows the QR.
     *
     * @param qrImage the picture that Vipps drew, in Base64; null when we draw it from the text
     */
    record AwaitingPayment(String qrText, @Nullable String qrImage, Instant expiresAt) implements SaleState {}

    /**
     * Given up before it was authorized; Vipps has not confirmed yet.
     *
     * @param asked whether the cancellation is on its way, which it can be only once the payment exists
     */
    record GivingUp(GiveUpReason reason, boolean asked) implements SaleState {}

    /**
     * The customer approved; the machine was told and is to report before {@code vendBefore}.
     *
     * @param captured what was taken already, without waiting for the vend; 0 until then
     */
    record Authorized(long amount, long captured, Instant vendBefore) implements SaleState {}

    /** Authorized, and the report is overdue. It may still come. */
    record Overdue(long amount, long captured) implements SaleState {}

    /** The machine reported; capture or release is under way. */
    record Reported(VendOutcome outcome) implements SaleState {}

    /** Authorized, then let go without a vend; Vipps has not confirmed yet. */
    record LettingGo(GiveUpReason reason) implements SaleState {}

    /**
     * Over.
     *
     * @param amount what was captured or asked for, minor units
     * @param code why, where the end needs a reason, otherwise empty
     */
    record Ended(End end, long amount, String code, String message) implements SaleState {}

    /** The states in which a sale can end, by their names on the wire. */
    enum End {
        CAPTURED,
        RELEASED,
        REFUNDED,
        EXPIRED,
        ABORTED,
        REJECTED
    }

    /** Whether a new sale on the same machine would supersede this one: it is open and not authorized. */
    default boolean beforeAuthorization() {
        return this instanceof Requested || this instanceof AwaitingPayment;
    }
}
