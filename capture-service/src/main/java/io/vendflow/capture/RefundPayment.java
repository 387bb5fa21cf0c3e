package io.vendflow.capture;

import io.vendflow.capture.CaptureMetrics.RefundResult;
import io.vendflow.capture.RefundOutcome.Impossible;
import io.vendflow.capture.RefundOutcome.NothingCaptured;
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

    /** Longer than any outage in which the capture, too, waits. After that nobody will capture it unseen. */
    static final Duration PATIENCE_FOR_THE_CAPTURE = Duration.ofHours(24);

    private static final Logger LOGGER = LoggerFactory.getLogger(RefundPayment.class);
    private static final Duration CAPTURE_NEEDS = Duration.ofSeconds(5);

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
     * @param requestedAt after a day without a capture to refund it is given up
     */
    public RefundOutcome refund(Sale sale, Amount amount, String request, Instant requestedAt) {
        RefundOutcome outcome = attempt(sale, amount, request, requestedAt);
        metrics.refundEnded(
                switch (outcome) {
                    case Refunded refunded -> RefundResult.REFUNDED;
                    case NothingCaptured nothing -> RefundResult.NOTHING_CAPTURED;
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
            case Reading.Found(PaymentNow now)
            when now.refundable().compareTo(amount) >= 0 -> giveBack(sale, amount, request);
            case Reading.Found(PaymentNow now) when now.captured().isZero() -> notCaptured(sale, now, requestedAt);
            case Reading.Found(PaymentNow now) ->
                unlessDone(
                        sale,
                        request,
                        new Impossible(
                                "MORE_THAN_CAPTURED",
                                now.captured() + " is captured and " + now.refunded() + " given back, so " + amount
                                        + " cannot be"));
            case Reading.Missing() -> new NothingCaptured();
            case Reading.Unanswered(Doubt doubt) -> new Unresolved(doubt);
        };
    }

    private RefundOutcome notCaptured(Sale sale, PaymentNow now, Instant requestedAt) {
        if (now.letGo(sale.amount()).isPresent()) {
            return new NothingCaptured();
        }
        if (clock.instant().isAfter(requestedAt.plus(PATIENCE_FOR_THE_CAPTURE))) {
            return new Impossible(
                    "NEVER_CAPTURED",
                    "nothing was captured within a day of the request; release the reservation instead");
        }
        return new Unresolved(new Doubt("nothing is captured yet that could be given back", CAPTURE_NEEDS));
    }

    private RefundOutcome giveBack(Sale sale, Amount amount, String request) {
        return switch (payments.refund(sale, amount, request)) {
            case Attempt.Accepted() -> confirm(sale, amount);
            case Attempt.Refused(Attempt.Meaning meaning, String code, String message) ->
                unlessDone(sale, request, new Impossible(code, message));
            case Attempt.Unanswered(Doubt doubt) -> new Unresolved(doubt);
        };
    }

    private RefundOutcome confirm(Sale sale, Amount amount) {
        return switch (readBack.until(sale, now -> now.refunded().compareTo(amount) >= 0)) {
            case Reading.Found(PaymentNow now) when now.refunded().compareTo(amount) >= 0 -> new Refunded();
            case Reading.Found(PaymentNow now) ->
                new Unresolved(new Doubt("Vipps accepted the refund and shows only " + now.refunded() + " so far"));
            case Reading.Missing() ->
                new Unresolved(new Doubt("Vipps accepted the refund and does not show the payment"));
            case Reading.Unanswered(Doubt doubt) -> new Unresolved(doubt);
        };
    }

    /** What looks like too much may be this very refund, done before. */
    private RefundOutcome unlessDone(Sale sale, String request, Impossible otherwise) {
        return switch (payments.wasRefunded(sale, request)) {
            case Evidence.Done() -> new Refunded();
            case Evidence.NotDone() -> otherwise;
            case Evidence.Unanswered(Doubt doubt) -> new Unresolved(doubt);
        };
    }
}
