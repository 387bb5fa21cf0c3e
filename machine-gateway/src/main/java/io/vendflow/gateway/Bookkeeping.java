package io.vendflow.gateway;

import io.vendflow.gateway.SaleState.End;
import io.vendflow.gateway.SaleState.Ended;
import io.vendflow.gateway.SaleState.GivingUp;
import io.vendflow.gateway.SaleState.Requested;

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
        boolean exists = !(entry.state() instanceof Requested);
        if (exists) {
            effects.requestCancel(entry.sale(), reason);
        }
        memory.put(entry.in(new GivingUp(reason, exists), null));
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

    void tell(SaleRecord entry) {
        Updates.of(entry, effects.now()).ifPresent(effects::tell);
    }
}
