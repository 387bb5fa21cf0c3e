package io.vendflow.simulator.payments;

import io.vendflow.sale.Amount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A payment at one moment. State and sums are what the event log adds up to, so they cannot disagree with it.
 *
 * @param processingUntil while the customer is in 3-D Secure: cannot be cancelled, does not expire
 */
public record Payment(
        PaymentRequest request,
        Origin origin,
        List<PaymentEvent> events,
        PaymentState state,
        Aggregate aggregate,
        @Nullable Instant processingUntil) {

    public Payment {
        events = List.copyOf(events);
    }

    static Payment created(PaymentRequest request, Origin origin) {
        return new Payment(request, origin, List.of(), PaymentState.CREATED, Aggregate.NONE, null);
    }

    public PaymentId id() {
        return request.id();
    }

    public Amount amount() {
        return request.amount();
    }

    public boolean isProcessing(Instant now) {
        return processingUntil != null && now.isBefore(processingUntil);
    }

    /** When the payment ends by itself: the customer's ten minutes, longer only while the bank is being asked. */
    public Instant endsAt() {
        return processingUntil != null && processingUntil.isAfter(origin.expiresAt())
                ? processingUntil
                : origin.expiresAt();
    }

    public boolean isOverdue(Instant now) {
        return state == PaymentState.CREATED && !now.isBefore(endsAt());
    }

    /** Whether nothing more can be authorized, captured or let go; a refund may still come. */
    boolean isFinished() {
        return switch (state) {
            case CREATED -> false;
            case AUTHORIZED -> aggregate.capturable() == 0;
            case ABORTED, EXPIRED, TERMINATED -> true;
        };
    }

    public Optional<Instant> authorizedAt() {
        return events.stream()
                .filter(event -> event.name() == EventName.AUTHORIZED && event.success())
                .map(PaymentEvent::timestamp)
                .findFirst();
    }

    Amount amountOf(long minorUnits) {
        return new Amount(minorUnits, amount().currency());
    }

    Payment plus(PaymentEvent event) {
        List<PaymentEvent> longer = new ArrayList<>(events);
        longer.add(event);
        return new Payment(request, origin, longer, stateAfter(event), aggregate.plus(event), processingUntil);
    }

    Payment processingUntil(@Nullable Instant until) {
        return new Payment(request, origin, events, state, aggregate, until);
    }

    private PaymentState stateAfter(PaymentEvent event) {
        return switch (event.name()) {
            case CREATED -> PaymentState.CREATED;
            case AUTHORIZED -> PaymentState.AUTHORIZED;
            case ABORTED -> PaymentState.ABORTED;
            case EXPIRED -> PaymentState.EXPIRED;
            case TERMINATED -> PaymentState.TERMINATED;
            case CANCELLED, CAPTURED, REFUNDED -> state;
        };
    }
}
