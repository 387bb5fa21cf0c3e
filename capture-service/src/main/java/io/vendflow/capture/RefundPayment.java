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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives money back, each request once. Looks first: a refund that comes before its capture would be refused, and Vipps
 * repeats a refusal to the same key for ever.
 */
public final class RefundPayment {

    /** A capture that was asked for before this refund is there by then, or never will be. */
    static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final Logger LOGGER = LoggerFactory.getLogger(RefundPayment.class);
    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    private final Payments payments;
    private final ReadBack readBack;
    private final CaptureMetrics metrics;
    private final Clock clock;
    private final Map<String, Instant> waitingSince = new ConcurrentHashMap<>();

    RefundPayment(Payments payments, ReadBack readBack, CaptureMetrics metrics, Clock clock) {
        this.payments = payments;
        this.readBack = readBack;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * @param request names this request for ever; another one of the same sale has another name
     */
    public RefundOutcome refund(Sale sale, Amount amount, String request) {
        RefundOutcome outcome = attempt(sale, amount, request);
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

    private RefundOutcome attempt(Sale sale, Amount amount, String request) {
        RefundOutcome outcome = switch (payments.read(sale)) {
            case Reading.Found(PaymentNow now) when now.captured().isZero() -> notCaptured(sale, now, request);
            case Reading.Found(PaymentNow now) when now.refunded().isZero() -> giveBack(sale, amount, request, now);
            case Reading.Found(PaymentNow now) -> giveBackUnlessDone(sale, amount, request, now);
            case Reading.Missing() -> waitFor(request, "UNKNOWN_AT_VIPPS", "Vipps knows no such payment");
            case Reading.Unanswered(Doubt doubt) -> new Unresolved(doubt);
        };
        if (!(outcome instanceof Unresolved)) {
            waitingSince.remove(request);
        }
        return outcome;
    }

    private RefundOutcome notCaptured(Sale sale, PaymentNow now, String request) {
        return now.letGo(sale.amount()).isPresent()
                ? new NothingOwed()
                : waitFor(
                        request,
                        "NEVER_CAPTURED",
                        "nothing is captured that could be given back; release the reservation instead");
    }

    /** For a while only: other refunds of this machine wait behind it. Time in which Vipps does not answer does not count. */
    private RefundOutcome waitFor(String request, String code, String message) {
        Instant since = waitingSince.computeIfAbsent(request, any -> clock.instant());
        return clock.instant().isAfter(since.plus(PATIENCE))
                ? new Impossible(code, message)
                : new Unresolved(new Doubt(message, A_MOMENT));
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
