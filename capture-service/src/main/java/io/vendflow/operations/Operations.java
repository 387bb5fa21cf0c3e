package io.vendflow.operations;

import io.vendflow.sale.Dispensed;
import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.SaleLine;
import io.vendflow.sale.VendOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What operators can do. Never touches Vipps: a decision becomes an event, and the usual flow acts on it. */
public final class Operations {

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final Sales sales;
    private final Decisions decisions;
    private final Duration patience;
    private final Consumer<Duration> pause;

    /**
     * @param patience how long to wait for what the gateway makes of a proposal
     * @param pause waits
     */
    public Operations(Sales sales, Decisions decisions, Duration patience, Consumer<Duration> pause) {
        this.sales = sales;
        this.decisions = decisions;
        this.patience = patience;
        this.pause = pause;
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
            Decision.Refund refund = attempt(story, new Decision.Refund(story.sale(), operator, reason, asked, name));
            if (story.has(decisions.idOf(refund))) {
                return repeated(refund, "this refund was asked for before; name another request to give back more");
            }
            if (standing.captured() == 0) {
                return new Reply.Refused("NOT_CAPTURED", "nothing is captured: release it instead");
            }
            if (asked <= 0 || asked > standing.refundable()) {
                return new Reply.Refused(
                        "MORE_THAN_CAPTURED",
                        standing.captured() + " is captured and " + standing.givenBackOrOnItsWay()
                                + " given back or on its way, so " + asked + " cannot be given back");
            }
            return accept(refund, asked + " minor units are given back; on the customer's account within ten days");
        });
    }

    /** One that failed for good may be asked for again, and is another one then: Vipps keeps a refusal to its key. */
    private Decision.Refund attempt(Story story, Decision.Refund first) {
        Decision.Refund refund = first;
        for (int attempt = 2; story.failed(decisions.idOf(refund)); attempt++) {
            refund = first.named(first.request() + " (attempt " + attempt + ")");
        }
        return refund;
    }

    /**
     * Lets go of the reservation.
     *
     * @param force although goods may have been handed over, or still may be
     */
    public Reply release(PaymentReference reference, Operator operator, String reason, boolean force) {
        return about(reference, story -> {
            Decision.Release release = new Decision.Release(story.sale(), operator, reason, force);
            return whyNotRelease(story.standing(), force)
                    .orElseGet(() -> propose(story, release, "whatever is reserved is let go of"));
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
        return about(
                reference,
                story -> whyNotResolve(story.standing()).orElseGet(() -> switch (Dispensed.check(
                        story.sale(), outcome, dispensed)) {
                    case Dispensed.Wrong(String message) -> new Reply.Refused("CONTRADICTION", message);
                    case Dispensed.Lines(List<SaleLine> lines) ->
                        propose(
                                story,
                                new Decision.Vended(
                                        story.sale(),
                                        operator,
                                        reason,
                                        outcome,
                                        lines,
                                        story.standing().authorized()),
                                "the sale goes on as if the machine had said so");
                }));
    }

    private static Optional<Reply> whyNotResolve(Standing standing) {
        VendOutcome said = standing.vend();
        if (said == null) {
            return refused("NOT_UNKNOWN", "nobody waits for somebody to say what was dispensed");
        }
        if (said != VendOutcome.UNKNOWN) {
            return refused("NOT_UNKNOWN", "the vend was already reported as " + said);
        }
        return standing.releaseRequested()
                ? refused("BEING_RELEASED", "the reservation is being let go of already")
                : Optional.empty();
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

    /** An operator must not believe that something was done which the gateway refused, because the machine was first. */
    private Reply propose(Story before, Decision decision, String message) {
        String id = decisions.idOf(decision);
        decisions.publish(decision);
        for (Duration waited = Duration.ZERO; waited.compareTo(patience) < 0; waited = waited.plus(LOOK_EVERY)) {
            pause.accept(LOOK_EVERY);
            Optional<Reply> reply =
                    sales.story(decision.sale().reference()).flatMap(now -> becameOf(id, before, now, message));
            if (reply.isPresent()) {
                return reply.get();
            }
        }
        return new Reply.Accepted(id, false, "proposed; the sale's story will show what became of it");
    }

    private static Optional<Reply> becameOf(String id, Story before, Story now, String message) {
        if (now.has(id)) {
            return Optional.of(new Reply.Accepted(id, before.has(id), message));
        }
        Failure failure = now.failures().get(id);
        return failure == null || failure.equals(before.failures().get(id))
                ? Optional.empty()
                : refused(failure.code(), failure.message());
    }

    private Reply repeated(Decision decision, String message) {
        return new Reply.Accepted(decisions.idOf(decision), true, message);
    }

    private static Optional<Reply> refused(String code, String message) {
        return Optional.of(new Reply.Refused(code, message));
    }
}
