package io.vendflow.gateway;

import io.vendflow.gateway.SaleState.End;
import io.vendflow.gateway.SaleState.Ended;
import io.vendflow.gateway.SaleState.GivingUp;
import io.vendflow.gateway.SaleState.Reported;
import io.vendflow.gateway.SaleState.Requested;
import io.vendflow.sale.VendOutcome;

/** The moves that messages, events and deadlines share. */
final class Bookkeeping {

    private final Memory memory;
    private final Effects effects;
    private final GatewayRules rules;

    Bookkeeping(Memory memory, Effects effects, GatewayRules rules) {
        this.memory = memory;
        this.effects = effects;
        this.rules = rules;
    }

    /** Gives up a sale that is not authorized. The cancellation waits until there is a payment to cancel. */
    void giveUp(SaleRecord entry, GiveUpReason reason) {
        boolean exists = exists(entry);
        if (exists) {
            effects.requestCancel(entry.sale(), reason);
        }
        memory.put(entry.in(new GivingUp(reason, exists), null));
    }

    void giveUp(SaleRecord entry, GiveUpReason reason, Person by) {
        boolean exists = exists(entry);
        if (exists) {
            effects.requestCancel(entry.sale(), reason, by);
        }
        memory.put(entry.in(new GivingUp(reason, exists), null));
    }

    private static boolean exists(SaleRecord entry) {
        return !(entry.state() instanceof Requested);
    }

    /**
     * It is known what was dispensed. A machine that was told of its captured money already has nothing more to hear.
     *
     * @param captured what was taken before the vend, or 0
     */
    void vended(SaleRecord entry, VendOutcome outcome, long captured) {
        memory.put(
                captured > 0 && outcome != VendOutcome.FAILED
                        ? entry.in(
                                new Ended(End.CAPTURED, captured, "", ""),
                                effects.now().plus(rules.rememberEnded()))
                        : entry.in(new Reported(outcome), null));
    }

    /** Ends a sale and tells its machine. */
    void end(SaleRecord entry, End end, long amount, String code, String message) {
        SaleRecord ended =
                entry.in(new Ended(end, amount, code, message), effects.now().plus(rules.rememberEnded()));
        memory.put(ended);
        tell(ended);
    }

    void end(SaleRecord entry, End end, String code, String message) {
        end(entry, end, entry.sale().amount().minorUnits(), code, message);
    }

    /** The customer has waited for this, and how long is told to whoever counts. */
    void tellFirst(SaleRecord entry) {
        Updates.of(entry, effects.now())
                .map(update -> effects.comesAgain()
                        ? update
                        : update.waitedForSince(entry.times().selected()))
                .ifPresent(effects::tell);
    }

    void tell(SaleRecord entry) {
        Updates.of(entry, effects.now()).ifPresent(effects::tell);
    }
}
