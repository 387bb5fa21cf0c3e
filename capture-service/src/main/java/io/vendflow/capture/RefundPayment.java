package io.vendflow.capture;

import io.vendflow.capture.CaptureMetrics.RefundResult;
import io.vendflow.capture.RefundOutcome.Impossible;
import io.vendflow.capture.RefundOutcome.NothingOwed;
import io.vendflow.capture.RefundOutcome.Refunded;
import io.vendflow.capture.RefundOutcome.Unresolved;
import io.vendflow.sale.Amount;
import io.vendflow.sale.Sale;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives money back, each request once. Looks first: a refund that comes before its capture would be refused, and Vipps
 * repeats a refusal to the same key for ever.
 */
public final class RefundPayment {

    /**
     * Longer than any outage in which the capture, too, waits: whoever is given up too early has paid for nothing. Only refunds
     * of the same machine wait behind it.
     */
    static final Duration PATIENCE = Duration.ofHours(24);

    /** Until then the capture is a matter of moments; after it, of somebody's outage. */
    private static final Duration SOON = Duration.ofMinutes(5);

    private static final Logger LOGGER = LoggerFactory.getLogger(RefundPayment.class);
    private static final Duration A_MOMENT = Duration.ofSeconds(5);
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    private final Payments payments;
    private final ReadBack readBack;
    private final CaptureMetrics metrics;
    private final Clock clock;

    RefundPayment(Payments payments, ReadBack readBack, CaptureMetrics metrics, Clock clock) {
        this.payments = payments;
        this.readBack = readBack;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * @param request names this request for ever; another one of the same sale has another name
     * @param requestedAt when it was made; a day later it is given up if there is still nothing to give back
     */
    public RefundOutcome refund(Sale sale, Amount amount, String request, Instant requestedAt) {
        RefundOutcome outcome = attempt(sale, amount, request, requestedAt);
        metrics.refundEnded(
                switch (outcome) {
                    case Refunded refunded -> RefundResult.REFUNDED;
                    case NothingOwed nothing -> RefundResult.NOTHING_OWED;
                    case Impossible impossible -> RefundResult.IMPOSSIBLE;
                    case Unresolved unresolved -> RefundResult.UNRESOLVED;
                });
        LOGGER.atInfo()
                .addKeyValue("reference", sale.reference())
                .addKeyValue("amount", amount)
                .log("refund: {}", outcome);
        return outcome;
    }

    private RefundOutcome attempt(Sale sale, Amount amount, String request, Instant requestedAt) {
        return switch (payments.read(sale)) {
            case Reading.Found(PaymentNow now) when now.captured().isZero() -> notCaptured(sale, now, requestedAt);
            case Reading.Found(PaymentNow now) when now.refunded().isZero() -> giveBack(sale, amount, request, now);
            case Reading.Found(PaymentNow now) -> giveBackUnlessDone(sale, amount, request, now);
            case Reading.Missing() -> waitFor(requestedAt, "UNKNOWN_AT_VIPPS", "Vipps knows no such payment");
            case Reading.Unanswered(Doubt doubt) -> new Unresolved(doubt);
        };
    }

    private RefundOutcome notCaptured(Sale sale, PaymentNow now, Instant requestedAt) {
        return now.letGo(sale.amount()).isPresent()
                ? new NothingOwed()
                : waitFor(
                        requestedAt,
                        "NEVER_CAPTURED",
                        "nothing is captured that could be given back; release the reservation instead");
    }

    private RefundOutcome waitFor(Instant requestedAt, String code, String message) {
        Duration age = Duration.between(requestedAt, clock.instant());
        if (age.compareTo(PATIENCE) > 0) {
            return new Impossible(code, message);
        }
        return new Unresolved(new Doubt(message, age.compareTo(SOON) > 0 ? A_WHILE : A_MOMENT));
    }

    /**
     * Vipps recognises a repeated request by its key, but nobody knows for how long (facts sheet 1.6); its log of the payment is
     * kept for ever.
     */
    private RefundOutcome giveBackUnlessDone(Sale sale, Amount amount, String request, PaymentNow now) {
        return switch (payments.wasRefunded(sale, request)) {
            case Evidence.Done() -> new Refunded();
            case Evidence.NotDone() -> giveBack(sale, amount, request, now);
            case Evidence.Unanswered(Doubt doubt) -> new Unresolved(doubt);
        };
    }

    /** Also when too little seems to be left: it may be this very refund, and then Vipps answers as it did before. */
    private RefundOutcome giveBack(Sale sale, Amount amount, String request, PaymentNow before) {
        return switch (payments.refund(sale, amount, request)) {
            case Attempt.Accepted() -> confirm(sale, amount, request, before);
            case Attempt.Refused refused when before.refundable().isZero() -> new NothingOwed();
            case Attempt.Refused(Attempt.Meaning meaning, String code, String message) -> new Impossible(code, message);
            case Attempt.Unanswered(Doubt doubt) -> new Unresolved(doubt);
        };
    }

    private RefundOutcome confirm(Sale sale, Amount amount, String request, PaymentNow before) {
        Amount after = before.refunded().plus(amount);
        return switch (readBack.until(sale, now -> now.refunded().compareTo(after) >= 0)) {
            case Reading.Found(PaymentNow now) when now.refunded().compareTo(after) >= 0 -> new Refunded();
            // The figures may have shown it before it was asked for again; then only the log can tell.
            case Reading.Found(PaymentNow now) ->
                switch (payments.wasRefunded(sale, request)) {
                    case Evidence.Done() -> new Refunded();
                    case Evidence.NotDone() ->
                        new Unresolved(
                                new Doubt("Vipps accepted the refund and shows only " + now.refunded() + " so far"));
                    case Evidence.Unanswered(Doubt doubt) -> new Unresolved(doubt);
                };
            case Reading.Missing() ->
                new Unresolved(new Doubt("Vipps accepted the refund and does not show the payment"));
            case Reading.Unanswered(Doubt doubt) -> new Unresolved(doubt);
        };
    }
}
