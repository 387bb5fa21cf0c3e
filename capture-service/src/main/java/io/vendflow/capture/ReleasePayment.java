package io.vendflow.capture;

import io.vendflow.capture.Attempt.Meaning;
import io.vendflow.capture.CaptureMetrics.ReleaseResult;
import io.vendflow.capture.ReleaseOutcome.CapturedBefore;
import io.vendflow.capture.ReleaseOutcome.Impossible;
import io.vendflow.capture.ReleaseOutcome.Released;
import io.vendflow.capture.ReleaseOutcome.Unresolved;
import io.vendflow.sale.Amount;
import io.vendflow.sale.CaptureMode;
import io.vendflow.sale.Sale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go of what is reserved and will not be captured. Looks first, because the payment may be over by itself, then
 * cancels, then looks again: only a payment without a reservation is believed to be released.
 */
public final class ReleasePayment {

    private static final Logger LOGGER = LoggerFactory.getLogger(ReleasePayment.class);

    private final Payments payments;
    private final ReadBack readBack;
    private final CaptureMetrics metrics;

    ReleasePayment(Payments payments, ReadBack readBack, CaptureMetrics metrics) {
        this.payments = payments;
        this.readBack = readBack;
        this.metrics = metrics;
    }

    public ReleaseOutcome release(Sale sale, ReleaseReason reason) {
        ReleaseOutcome outcome = switch (payments.read(sale)) {
            case Reading.Found(PaymentNow now) -> settled(sale, now, reason).orElseGet(() -> cancel(sale, reason, now));
            case Reading.Missing() -> unknownToVipps(sale);
            case Reading.Unanswered(Doubt doubt) -> new Unresolved(doubt);
        };
        metrics.releaseEnded(
                reason,
                switch (outcome) {
                    case Released released -> ReleaseResult.RELEASED;
                    case CapturedBefore before -> ReleaseResult.TO_REFUND;
                    case Impossible impossible -> ReleaseResult.IMPOSSIBLE;
                    case Unresolved unresolved -> ReleaseResult.UNRESOLVED;
                });
        LOGGER.atInfo()
                .addKeyValue("reference", sale.reference())
                .addKeyValue("reason", reason)
                .log("release: {}", outcome);
        return outcome;
    }

    private ReleaseOutcome cancel(Sale sale, ReleaseReason reason, PaymentNow before) {
        Attempt attempt = payments.cancel(sale, reason.purposeIn(before.phase()));
        if (attempt instanceof Attempt.Unanswered(Doubt doubt)) {
            return new Unresolved(doubt);
        }
        return switch (readBack.until(sale, now -> settled(sale, now, reason).isPresent())) {
            case Reading.Found(PaymentNow now) -> settled(sale, now, reason).orElseGet(() -> stillReserved(attempt));
            case Reading.Missing() -> unknownToVipps(sale);
            case Reading.Unanswered(Doubt doubt) -> new Unresolved(doubt);
        };
    }

    private static Optional<ReleaseOutcome> settled(Sale sale, PaymentNow now, ReleaseReason reason) {
        if (!now.captured().isZero() && reason != ReleaseReason.REMAINDER) {
            if (sale.captureMode() == CaptureMode.ON_AUTHORIZATION) {
                return Optional.of(new CapturedBefore(now.captured()));
            }
            return Optional.of(new Impossible(
                    "ALREADY_CAPTURED",
                    now.captured() + " is captured already and can only be given back by a refund; asked for "
                            + reason));
        }
        return now.letGo(sale.amount()).map(Released::new);
    }

    private static ReleaseOutcome stillReserved(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Refused(Meaning meaning, String code, String message)
            when meaning == Meaning.PERIOD_OVER -> new Impossible(code, message + "; Vipps shows it as reserved still");
            case Attempt.Refused(Meaning meaning, String code, String message) ->
                new Unresolved(
                        new Doubt("Vipps refused to cancel and shows it as reserved still, " + code + ": " + message));
            case Attempt.Accepted() ->
                new Unresolved(new Doubt("Vipps accepted the cancellation and does not show it yet"));
            case Attempt.Unanswered(Doubt doubt) -> new Unresolved(doubt);
        };
    }

    private static ReleaseOutcome unknownToVipps(Sale sale) {
        LOGGER.atWarn()
                .addKeyValue("reference", sale.reference())
                .log("Vipps knows no such payment, so nothing is reserved");
        return new Released(Amount.zero(sale.amount().currency()));
    }
}
