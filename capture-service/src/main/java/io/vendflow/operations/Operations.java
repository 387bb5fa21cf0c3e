package io.vendflow.operations;

import io.vendflow.sale.Dispensed;
import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.SaleLine;
import io.vendflow.sale.VendOutcome;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What operators can do. Never touches Vipps: a decision becomes an event, and the usual flow acts on it. */
public final class Operations {

    /** The longest a machine has to report its vend, and some time for its report to get here. */
    static final Duration VEND_MAY_GO_ON_FOR = Duration.ofMinutes(15);

    private final Sales sales;
    private final Decisions decisions;
    private final Clock clock;

    public Operations(Sales sales, Decisions decisions, Clock clock) {
        this.sales = sales;
        this.decisions = decisions;
        this.clock = clock;
    }

    public Optional<Story> story(PaymentReference reference) {
        return sales.story(reference);
    }

    /**
     * Gives money back.
     *
     * @param amount minor units; null for all that is left
     * @param request tells refunds of one sale apart; null when the amount and the reason do
     */
    public Reply refund(
            PaymentReference reference,
            Operator operator,
            String reason,
            @Nullable Long amount,
            @Nullable String request) {
        return about(reference, story -> {
            Standing standing = story.standing();
            long asked = amount == null ? standing.refundable() : amount;
            String name = request == null ? (amount == null ? "all" : amount) + " " + reason : request;
            Decision.Refund refund = new Decision.Refund(story.sale(), operator, reason, asked, name);
            if (story.has(decisions.idOf(refund))) {
                return repeated(refund, "this refund was asked for before; name another request to give back more");
            }
            if (standing.captured() == 0) {
                return new Reply.Refused("NOT_CAPTURED", "nothing is captured: release it instead");
            }
            if (asked <= 0 || asked > standing.refundable()) {
                return new Reply.Refused(
                        "MORE_THAN_CAPTURED",
                        standing.captured() + " is captured and " + Math.max(standing.toRefund(), standing.refunded())
                                + " given back or on its way, so " + asked + " cannot be given back");
            }
            return accept(refund, asked + " minor units are given back; on the customer's account within ten days");
        });
    }

    /**
     * Lets go of the reservation.
     *
     * @param force although goods may have been handed over, or still may be
     */
    public Reply release(PaymentReference reference, Operator operator, String reason, boolean force) {
        return about(reference, story -> {
            Decision.Release release = new Decision.Release(story.sale(), operator, reason);
            if (story.has(decisions.idOf(release))) {
                return repeated(release, "this release was asked for before");
            }
            return whyNotRelease(story.standing(), force)
                    .orElseGet(() -> accept(release, "whatever is reserved is let go of"));
        });
    }

    private Optional<Reply> whyNotRelease(Standing standing, boolean force) {
        if (standing.captured() > 0) {
            return refused("ALREADY_CAPTURED", standing.captured() + " is captured already: refund it instead");
        }
        if (standing.ended()) {
            return refused("NOTHING_RESERVED", "the payment ended without an authorization: nothing is reserved");
        }
        if (standing.released() > 0) {
            return refused("ALREADY_RELEASED", standing.released() + " was let go of already");
        }
        if (force) {
            return Optional.empty();
        }
        if (standing.vend() == VendOutcome.DISPENSED || standing.vend() == VendOutcome.PARTIAL) {
            return refused(
                    "DISPENSED", "goods were dispensed, and the capture is under way; force it to give them away");
        }
        if (standing.vend() == null
                && standing.authorizedAt() != null
                && clock.instant().isBefore(standing.authorizedAt().plus(VEND_MAY_GO_ON_FOR))) {
            return refused(
                    "VEND_UNDER_WAY",
                    "the machine may vend at this moment: wait for its report, or force it to let go whatever it does");
        }
        return Optional.empty();
    }

    /**
     * Says what was dispensed when the machine did not.
     *
     * @param dispensed quantity by slot; empty with DISPENSED means everything
     */
    public Reply resolve(
            PaymentReference reference,
            Operator operator,
            String reason,
            VendOutcome outcome,
            Map<String, Integer> dispensed) {
        return about(reference, story -> {
            return switch (Dispensed.check(story.sale(), outcome, dispensed)) {
                case Dispensed.Wrong(String message) -> new Reply.Refused("CONTRADICTION", message);
                case Dispensed.Lines(List<SaleLine> lines) ->
                    resolve(
                            story,
                            new Decision.Vended(
                                    story.sale(),
                                    operator,
                                    reason,
                                    outcome,
                                    lines,
                                    story.standing().authorized()));
            };
        });
    }

    private Reply resolve(Story story, Decision.Vended vended) {
        VendOutcome said = story.standing().vend();
        if (story.has(decisions.idOf(vended))) {
            return repeated(vended, "this was said before");
        }
        if (said != VendOutcome.UNKNOWN) {
            return new Reply.Refused(
                    "NOT_UNKNOWN",
                    said == null
                            ? "nobody waits for a report of this sale's vend"
                            : "the vend was already reported as " + said);
        }
        if (story.standing().releaseRequested()) {
            return new Reply.Refused("BEING_RELEASED", "the reservation is being let go of already");
        }
        return accept(vended, "the sale goes on as if the machine had said so");
    }

    private Reply about(PaymentReference reference, Function<Story, Reply> command) {
        return sales.story(reference)
                .map(command)
                .orElseGet(() -> new Reply.Unknown("the log knows no sale " + reference));
    }

    private Reply accept(Decision decision, String message) {
        decisions.publish(decision);
        return new Reply.Accepted(decisions.idOf(decision), false, message);
    }

    private Reply repeated(Decision decision, String message) {
        return new Reply.Accepted(decisions.idOf(decision), true, message);
    }

    private static Optional<Reply> refused(String code, String message) {
        return Optional.of(new Reply.Refused(code, message));
    }
}
