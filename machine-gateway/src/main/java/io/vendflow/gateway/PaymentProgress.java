package io.vendflow.gateway;

import io.vendflow.gateway.SaleState.Authorized;
import io.vendflow.gateway.SaleState.AwaitingPayment;
import io.vendflow.gateway.SaleState.End;
import io.vendflow.gateway.SaleState.Ended;
import io.vendflow.gateway.SaleState.GivingUp;
import io.vendflow.gateway.SaleState.LettingGo;
import io.vendflow.gateway.SaleState.Overdue;
import io.vendflow.gateway.SaleState.Reported;
import io.vendflow.gateway.SaleState.Requested;
import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.VendOutcome;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the other services' events mean for a sale. Events of different topics come in any order and more than once; one
 * that a sale's state does not allow changes nothing and is counted.
 */
public final class PaymentProgress {

    private final Memory memory;
    private final Effects effects;
    private final GatewayRules rules;
    private final Bookkeeping books;

    public PaymentProgress(Memory memory, Effects effects, GatewayRules rules) {
        this.memory = memory;
        this.effects = effects;
        this.rules = rules;
        this.books = new Bookkeeping(memory, effects, rules);
    }

    /**
     * @param qrImage the picture that Vipps drew, in Base64; null when we draw it
     * @param createdAt when Vipps had it
     */
    public void created(
            PaymentReference reference, String qrText, @Nullable String qrImage, Instant expiresAt, Instant createdAt) {
        with(reference, "payment-created", entry -> {
            switch (entry.state()) {
                case Requested _ -> {
                    SaleRecord awaiting = entry.in(new AwaitingPayment(qrText, qrImage, expiresAt), null)
                            .timed(entry.times().payable(effects.comesAgain() ? null : createdAt));
                    memory.put(awaiting);
                    books.tellFirst(awaiting);
                }
                case GivingUp state
                when !state.asked() -> {
                    effects.requestCancel(entry.sale(), state.reason());
                    memory.put(entry.in(new GivingUp(state.reason(), true), null));
                }
                case GivingUp _, AwaitingPayment _, Authorized _, Overdue _, Reported _, LettingGo _, Ended _ ->
                    effects.ignored("payment-created");
            }
        });
    }

    public void rejected(PaymentReference reference, String code, String message) {
        with(reference, "payment-rejected", entry -> {
            switch (entry.state()) {
                case Requested _ -> books.end(entry, End.REJECTED, code, message);
                case GivingUp state ->
                    books.end(
                            entry,
                            End.RELEASED,
                            state.reason().name(),
                            state.reason().words());
                case AwaitingPayment _, Authorized _, Overdue _, Reported _, LettingGo _, Ended _ ->
                    effects.ignored("payment-rejected");
            }
        });
    }

    /**
     * The customer approved. The machine is told only if the sale still waits for it and the approval is fresh;
     * otherwise the money is let go and nothing is vended.
     */
    public void authorized(PaymentReference reference, long amount, Instant authorizedAt) {
        with(reference, "authorized", entry -> {
            switch (entry.state()) {
                case Requested _, AwaitingPayment _ -> {
                    if (isStale(authorizedAt)) {
                        letGo(entry);
                    } else {
                        SaleRecord approved = approve(entry, amount);
                        if (entry.earlyCapture() > 0) {
                            capturedBeforeVend(approved, entry.earlyCapture());
                        }
                    }
                }
                case GivingUp _ -> letGo(entry);
                case Ended state
                when state.end() != End.CAPTURED && state.end() != End.REFUNDED ->
                    effects.requestCancel(entry.sale(), GiveUpReason.LATE_AUTHORIZATION);
                case Ended _, Authorized _, Overdue _, Reported _, LettingGo _ -> effects.ignored("authorized");
            }
        });
    }

    private boolean isStale(Instant approvedAt) {
        return effects.now().isAfter(approvedAt.plus(rules.authorizationUsableFor()));
    }

    private SaleRecord approve(SaleRecord entry, long amount) {
        Instant vendBefore = effects.now().plus(entry.vendPolicy().reportTimeout());
        effects.took(SaleStep.SCAN_TO_AUTHORIZED, entry.times().payable(), effects.now());
        SaleRecord authorized = entry.in(new Authorized(amount, 0, vendBefore), vendBefore)
                .timed(entry.times().authorized(effects.now()));
        memory.put(authorized);
        books.tell(authorized);
        return authorized;
    }

    private void letGo(SaleRecord entry) {
        effects.requestCancel(entry.sale(), GiveUpReason.LATE_AUTHORIZATION);
        memory.put(entry.in(new LettingGo(GiveUpReason.LATE_AUTHORIZATION), null)
                .timed(entry.times().authorized(effects.now())));
    }

    public void aborted(PaymentReference reference) {
        endedUnpaid(reference, End.ABORTED, "", "the customer declined");
    }

    public void expired(PaymentReference reference) {
        endedUnpaid(reference, End.EXPIRED, "", "nobody approved in time");
    }

    public void terminated(PaymentReference reference) {
        endedUnpaid(reference, End.RELEASED, "TERMINATED", "the payment was cancelled at Vipps");
    }

    private void endedUnpaid(PaymentReference reference, End end, String code, String message) {
        with(reference, "payment-ended", entry -> {
            switch (entry.state()) {
                case Requested _, AwaitingPayment _ -> books.end(entry, end, code, message);
                case GivingUp state ->
                    books.end(
                            entry,
                            End.RELEASED,
                            state.reason().name(),
                            state.reason().words());
                case Authorized _, Overdue _, Reported _, LettingGo _, Ended _ -> effects.ignored("payment-ended");
            }
        });
    }

    /** @param capturedAt when it was confirmed */
    public void captured(PaymentReference reference, long amount, Instant capturedAt) {
        with(reference, "captured", entry -> {
            if (entry.state() instanceof Reported && !entry.isCapturedOnAuthorization()) {
                effects.took(SaleStep.VEND_TO_CAPTURED, entry.times().vended(), capturedAt);
            }
            if (entry.isCapturedOnAuthorization()) {
                capturedBeforeVend(entry, amount);
                return;
            }
            switch (entry.state()) {
                // Also when it was to be let go: what was captured first can only be refunded, by a person.
                case Reported _, Authorized _, Overdue _, LettingGo _ -> books.end(entry, End.CAPTURED, amount, "", "");
                case Requested _, AwaitingPayment _, GivingUp _, Ended _ -> effects.ignored("captured");
            }
        });
    }

    /** The machine hears of the money at once, and may still report a vend that leads to a refund. */
    private void capturedBeforeVend(SaleRecord entry, long amount) {
        switch (entry.state()) {
            // Of two topics the later event may come first. Only the approval itself says whether it is fresh.
            case Requested _, AwaitingPayment _ -> memory.put(entry.capturedEarly(amount));
            case Authorized state
            when state.captured() == 0 -> {
                SaleRecord paid =
                        entry.in(new Authorized(state.amount(), amount, state.vendBefore()), entry.deadline());
                memory.put(paid);
                books.tell(paid);
            }
            case Overdue state
            when state.captured() == 0 -> {
                SaleRecord paid = entry.in(new Overdue(state.amount(), amount), entry.deadline());
                memory.put(paid);
                books.tell(paid);
            }
            case Reported state
            when state.outcome() != VendOutcome.FAILED -> books.end(entry, End.CAPTURED, amount, "", "");
            case Reported _, Authorized _, Overdue _, GivingUp _, LettingGo _, Ended _ -> effects.ignored("captured");
        }
    }

    /** The whole reservation was let go; the rest after a partial capture is not reported to the machine. */
    public void released(PaymentReference reference, GiveUpReason reason) {
        with(reference, "released", entry -> {
            if (entry.state() instanceof Ended) {
                effects.ignored("released");
            } else {
                books.end(entry, End.RELEASED, reason.name(), reason.words());
            }
        });
    }

    /** All was given back, or a part, of which the machine is not told. */
    public void refunded(PaymentReference reference, long amount, GiveUpReason reason) {
        with(reference, "refunded", entry -> {
            boolean all = amount >= entry.sale().amount().minorUnits();
            if (all && !(entry.state() instanceof Ended)) {
                books.end(entry, End.REFUNDED, amount, reason.name(), reason.words() + ": the money was given back");
            } else {
                effects.ignored("refunded");
            }
        });
    }

    private void with(PaymentReference reference, String event, Consumer<SaleRecord> then) {
        SaleRecord entry = memory.sale(reference);
        if (entry == null) {
            effects.ignored(event);
        } else {
            then.accept(entry);
        }
    }
}
