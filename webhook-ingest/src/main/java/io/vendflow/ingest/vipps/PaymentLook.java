package io.vendflow.ingest.vipps;

import io.vendflow.ingest.Found;
import io.vendflow.ingest.LookUp;
import io.vendflow.ingest.UnpaidEnd;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.VippsOutcome.Done;
import io.vendflow.vipps.VippsOutcome.Refused;
import io.vendflow.vipps.VippsOutcome.Unknown;
import io.vendflow.vipps.epayment.EPayments;
import io.vendflow.vipps.epayment.Payment;
import io.vendflow.vipps.epayment.PaymentEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads a payment from Vipps and says what it means. */
public final class PaymentLook {

    private static final int NOT_FOUND = 404;

    /** The moment of approval is good to know; a customer who stands there waiting for it is not. */
    private static final Duration PATIENCE_FOR_THE_LOG = Duration.ofSeconds(2);

    private final EPayments payments;
    private final Executor threads;

    /** @param threads where the payment's log is read, which may take longer than we wait for it */
    public PaymentLook(EPayments payments, Executor threads) {
        this.payments = payments;
        this.threads = threads;
    }

    public Found at(LookUp lookUp) {
        return switch (payments.get(lookUp.merchantSerialNumber(), lookUp.reference())) {
            case Done<Payment>(var payment) -> meaningOf(payment, lookUp);
            case Refused<Payment>(var refusal) when refusal.httpStatus() == NOT_FOUND -> new Found.Missing();
            case Refused<Payment>(var refusal) -> new Found.Failed(refusal.toString(), null);
            case Unknown<Payment>(var uncertainty) ->
                new Found.Failed(uncertainty.cause() + ": " + uncertainty.detail(), uncertainty.retryAfter());
        };
    }

    private Found meaningOf(Payment payment, LookUp lookUp) {
        return switch (payment.state()) {
            case CREATED, UNRECOGNIZED -> new Found.Waiting();
            case ABORTED -> new Found.Unpaid(UnpaidEnd.ABORTED);
            case EXPIRED -> new Found.Unpaid(UnpaidEnd.EXPIRED);
            case TERMINATED -> new Found.Unpaid(UnpaidEnd.TERMINATED);
            // The sums may lag behind the state (facts sheet 2.7); an authorization of nothing is not yet whole.
            case AUTHORIZED ->
                payment.aggregate().authorized().isZero()
                        ? new Found.Waiting()
                        : new Found.Approved(
                                payment.aggregate().authorized(),
                                payment.pspReference(),
                                authorizedAt(lookUp),
                                payment.captureGuaranteedUntil());
        };
    }

    private @Nullable Instant authorizedAt(LookUp lookUp) {
        return CompletableFuture.supplyAsync(
                        () -> approval(payments.events(lookUp.merchantSerialNumber(), lookUp.reference())), threads)
                .completeOnTimeout(Optional.empty(), PATIENCE_FOR_THE_LOG.toMillis(), TimeUnit.MILLISECONDS)
                .join()
                .orElse(null);
    }

    private static Optional<Instant> approval(VippsOutcome<List<PaymentEvent>> log) {
        return log instanceof Done<List<PaymentEvent>>(var events)
                ? events.stream()
                        .filter(event -> event.name().equals("AUTHORIZED") && event.success())
                        .map(PaymentEvent::timestamp)
                        .min(Comparator.naturalOrder())
                : Optional.empty();
    }
}
