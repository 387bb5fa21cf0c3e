package io.vendflow.capture;

import io.vendflow.capture.Attempt.Meaning;
import io.vendflow.capture.CaptureMetrics.CaptureResult;
import io.vendflow.capture.CaptureOutcome.Captured;
import io.vendflow.capture.CaptureOutcome.Failed;
import io.vendflow.capture.CaptureOutcome.LetGo;
import io.vendflow.capture.CaptureOutcome.Unresolved;
import io.vendflow.sale.Amount;
import io.vendflow.sale.CaptureMode;
import io.vendflow.sale.Sale;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Captures what was dispensed: never more, never twice, and believed only when Vipps shows it on reading back. */
public final class CapturePayment {

    private static final Logger LOGGER = LoggerFactory.getLogger(CapturePayment.class);

    /**
     * Nobody says how long Vipps remembers a key (facts sheet 11): what is asked for once more within minutes is recognised, what
     * is replayed after days perhaps not, and would be a second capture of a part.
     */
    private static final Duration KEYS_ARE_KEPT = Duration.ofMinutes(10);

    private final Payments payments;
    private final ReadBack readBack;
    private final CaptureMetrics metrics;
    private final Clock clock;

    CapturePayment(Payments payments, ReadBack readBack, CaptureMetrics metrics, Clock clock) {
        this.payments = payments;
        this.readBack = readBack;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * @param amount price of what was dispensed, more than nothing
     * @param due since when it is to be captured; what comes again long after is looked for first
     */
    public CaptureOutcome capture(Sale sale, Amount amount, Instant due) {
        CaptureOutcome outcome = due.plus(KEYS_ARE_KEPT).isBefore(clock.instant())
                ? unlessCaptured(sale, amount)
                : attempt(sale, amount);
        Duration sinceRequest = Duration.between(sale.requestedAt(), clock.instant());
        metrics.captureEnded(
                switch (outcome) {
                    case Captured captured -> CaptureResult.CAPTURED;
                    case LetGo letGo -> CaptureResult.LET_GO;
                    case Failed failed -> CaptureResult.FAILED;
                    case Unresolved unresolved -> CaptureResult.UNRESOLVED;
                },
                sinceRequest);
        LOGGER.atInfo()
                .addKeyValue("reference", sale.reference())
                .addKeyValue("amount", amount)
                .log("capture: {}", outcome);
        return outcome;
    }

    private CaptureOutcome unlessCaptured(Sale sale, Amount amount) {
        return switch (payments.read(sale)) {
            case Reading.Found(PaymentNow now) when now.hasCaptured(amount) -> captured(sale, amount, now);
            case Reading.Found _, Reading.Missing _ -> attempt(sale, amount);
            case Reading.Unanswered(Doubt doubt) -> new Unresolved(doubt);
        };
    }

    private CaptureOutcome attempt(Sale sale, Amount amount) {
        if (amount.compareTo(sale.amount()) > 0) {
            return new Failed("AMOUNT_TOO_HIGH", amount + " is more than the whole sale, " + sale.amount());
        }
        return switch (payments.capture(sale, amount)) {
            case Attempt.Accepted() -> confirm(sale, amount);
            case Attempt.Refused refused when refused.meaning() == Meaning.PART_NOT_ALLOWED -> captureInFull(sale);
            case Attempt.Refused refused -> afterRefusal(sale, amount, refused);
            case Attempt.Unanswered(Doubt doubt) -> new Unresolved(doubt);
        };
    }

    /** What was not dispensed is given back afterwards. */
    private CaptureOutcome captureInFull(Sale sale) {
        return switch (payments.captureInFull(sale)) {
            case Attempt.Accepted() -> confirm(sale, sale.amount());
            case Attempt.Refused refused -> afterRefusal(sale, sale.amount(), refused);
            case Attempt.Unanswered(Doubt doubt) -> new Unresolved(doubt);
        };
    }

    private CaptureOutcome confirm(Sale sale, Amount amount) {
        return switch (readBack.until(sale, now -> now.hasCaptured(amount))) {
            case Reading.Found(PaymentNow now) when now.hasCaptured(amount) -> captured(sale, amount, now);
            case Reading.Found(PaymentNow now) ->
                new Unresolved(new Doubt("Vipps accepted the capture and shows only " + now.captured() + " so far"));
            case Reading.Missing() ->
                new Unresolved(new Doubt("Vipps accepted the capture and does not show the payment"));
            case Reading.Unanswered(Doubt doubt) -> new Unresolved(doubt);
        };
    }

    /** A refusal may mean that it was done before; only the payment itself tells. */
    private CaptureOutcome afterRefusal(Sale sale, Amount amount, Attempt.Refused refused) {
        return switch (payments.read(sale)) {
            case Reading.Found(PaymentNow now) when now.hasCaptured(amount) -> captured(sale, amount, now);
            case Reading.Found(PaymentNow now)
            when refused.meaning() == Meaning.ALREADY_DONE && now.captured().isZero() ->
                new Unresolved(new Doubt("Vipps says that it was captured and does not show it yet"));
            case Reading.Found(PaymentNow now) when wasLetGoOnPurpose(sale, now) -> new LetGo();
            case Reading.Found found -> new Failed(refused.code(), refused.message());
            case Reading.Missing() -> new Failed(refused.code(), refused.message());
            case Reading.Unanswered(Doubt doubt) -> new Unresolved(doubt);
        };
    }

    private static boolean wasLetGoOnPurpose(Sale sale, PaymentNow now) {
        return sale.captureMode() == CaptureMode.ON_AUTHORIZATION
                && now.captured().isZero()
                && now.letGo(sale.amount()).isPresent();
    }

    /** Says what Vipps shows. What is more than was asked for is given back, whoever took it. */
    private static Captured captured(Sale sale, Amount amount, PaymentNow now) {
        if (now.captured().compareTo(amount) > 0) {
            LOGGER.atWarn()
                    .addKeyValue("reference", sale.reference())
                    .log("more is captured than was dispensed, {} instead of {}", now.captured(), amount);
        }
        return new Captured(now.captured(), now.pspReference());
    }
}
