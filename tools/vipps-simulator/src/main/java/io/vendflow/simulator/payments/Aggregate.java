package io.vendflow.simulator.payments;

/**
 * The four sums of a payment in minor units (facts sheet 2.5). Authorized and captured never shrink: a refund is counted
 * on its own.
 */
public record Aggregate(long authorized, long cancelled, long captured, long refunded) {

    public static final Aggregate NONE = new Aggregate(0, 0, 0, 0);

    /** The sums after one more event. */
    Aggregate plus(PaymentEvent event) {
        if (!event.success()) {
            return this;
        }
        long amount = event.amount().minorUnits();
        return switch (event.name()) {
            case AUTHORIZED -> new Aggregate(authorized + amount, cancelled, captured, refunded);
            case TERMINATED, CANCELLED -> new Aggregate(authorized, cancelled + amount, captured, refunded);
            case CAPTURED -> new Aggregate(authorized, cancelled, captured + amount, refunded);
            case REFUNDED -> new Aggregate(authorized, cancelled, captured, refunded + amount);
            // Nothing documented says that an aborted or expired payment counts as cancelled (facts sheet 11).
            case CREATED, ABORTED, EXPIRED -> this;
        };
    }

    /** What is still reserved and neither captured nor let go. */
    public long capturable() {
        return authorized - captured - cancelled;
    }

    public long refundable() {
        return captured - refunded;
    }
}
