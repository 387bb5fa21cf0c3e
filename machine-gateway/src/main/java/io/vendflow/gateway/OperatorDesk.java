package io.vendflow.gateway;

import io.vendflow.gateway.SaleState.Authorized;
import io.vendflow.gateway.SaleState.AwaitingPayment;
import io.vendflow.gateway.SaleState.Ended;
import io.vendflow.gateway.SaleState.GivingUp;
import io.vendflow.gateway.SaleState.LettingGo;
import io.vendflow.gateway.SaleState.Overdue;
import io.vendflow.gateway.SaleState.Reported;
import io.vendflow.gateway.SaleState.Requested;
import io.vendflow.sale.Dispensed;
import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.SaleLine;
import io.vendflow.sale.VendOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where operators are served. Their word and the machine's are put into one order here, so that of two that contradict each
 * other only the first leads to anything.
 */
public final class OperatorDesk {

    /**
     * Why a decision came to nothing.
     *
     * @param code stable word for programs
     */
    public record Refusal(String code, String message) {}

    private final Memory memory;
    private final Effects effects;
    private final Bookkeeping books;

    public OperatorDesk(Memory memory, Effects effects, GatewayRules rules) {
        this.memory = memory;
        this.effects = effects;
        this.books = new Bookkeeping(memory, effects, rules);
    }

    /**
     * The reservation is to be let go of.
     *
     * @param force although the machine may be dispensing, or has dispensed
     */
    public Optional<Refusal> release(PaymentReference reference, Person by, boolean force) {
        SaleRecord entry = memory.sale(reference);
        if (entry == null) {
            return unknown(reference);
        }
        return switch (entry.state()) {
            case Requested _, AwaitingPayment _ -> {
                books.giveUp(entry, GiveUpReason.OPERATOR, by);
                yield Optional.empty();
            }
            case Authorized state
            when !force && effects.now().isBefore(state.vendBefore()) ->
                refusal("VEND_UNDER_WAY", "the machine may vend until " + state.vendBefore());
            case Authorized _, Overdue _ -> letGo(entry, by);
            case Reported _ when force -> letGo(entry, by);
            case Reported state
            when state.outcome() == VendOutcome.FAILED ->
                refusal("BEING_RELEASED", "nothing was dispensed, and the money is on its way back already");
            case Reported state -> refusal("DISPENSED", "the vend was reported as " + state.outcome());
            case LettingGo _ when force -> letGo(entry, by);
            case GivingUp _, LettingGo _ -> {
                effects.ignored("release");
                yield Optional.empty();
            }
            case Ended state -> refusal("ENDED", "the sale ended as " + state.end());
        };
    }

    private Optional<Refusal> letGo(SaleRecord entry, Person by) {
        effects.requestCancel(entry.sale(), GiveUpReason.OPERATOR, by);
        memory.put(entry.in(new LettingGo(GiveUpReason.OPERATOR), null));
        return Optional.empty();
    }

    /**
     * What was dispensed, where the machine did not say so in time.
     *
     * @param dispensed quantity by slot; empty with DISPENSED means everything
     */
    public Optional<Refusal> resolve(
            PaymentReference reference, VendOutcome outcome, Map<String, Integer> dispensed, Person by) {
        SaleRecord entry = memory.sale(reference);
        if (entry == null) {
            return unknown(reference);
        }
        if (!(entry.state() instanceof Overdue state)) {
            return refusal("NOT_UNKNOWN", "nobody waits for somebody to say what was dispensed");
        }
        return switch (Dispensed.check(entry.sale(), outcome, dispensed)) {
            case Dispensed.Wrong(String message) -> refusal("CONTRADICTION", message);
            case Dispensed.Lines(List<SaleLine> lines) -> {
                effects.reportVend(Vend.decided(entry.sale(), outcome, lines, state.amount(), by));
                books.vended(entry, outcome, state.captured());
                yield Optional.empty();
            }
        };
    }

    private static Optional<Refusal> unknown(PaymentReference reference) {
        return refusal("UNKNOWN_SALE", "no sale " + reference + " is remembered: it ended long ago, or never was");
    }

    private static Optional<Refusal> refusal(String code, String message) {
        return Optional.of(new Refusal(code, message));
    }
}
