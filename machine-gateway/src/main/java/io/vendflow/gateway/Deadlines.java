package io.vendflow.gateway;

import io.vendflow.gateway.SaleState.Authorized;
import io.vendflow.gateway.SaleState.AwaitingPayment;
import io.vendflow.gateway.SaleState.Ended;
import io.vendflow.gateway.SaleState.GivingUp;
import io.vendflow.gateway.SaleState.LettingGo;
import io.vendflow.gateway.SaleState.Overdue;
import io.vendflow.gateway.SaleState.Reported;
import io.vendflow.gateway.SaleState.Requested;
import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.SaleId;
import io.vendflow.sale.VendOutcome;

/** What happens when nothing happened in time. */
public final class Deadlines {

    private final Memory memory;
    private final Effects effects;
    private final Bookkeeping books;
    private final GatewayRules rules;

    public Deadlines(Memory memory, Effects effects, GatewayRules rules) {
        this.memory = memory;
        this.effects = effects;
        this.rules = rules;
        this.books = new Bookkeeping(memory, effects, rules);
    }

    /** The deadline of a sale has come. */
    public void saleIsDue(SaleRecord entry) {
        switch (entry.state()) {
            case Authorized state -> {
                effects.reportVend(Vend.unknown(entry.sale(), state.amount()));
                memory.put(entry.in(
                        new Overdue(state.amount(), state.captured()),
                        state.vendBefore().plus(rules.unknownVendDeadline())));
            }
            case Overdue state when entry.isCapturedOnAuthorization() -> countAsDispensed(entry, state);
            case Overdue state -> decide(entry, state);
            case Ended _ -> memory.forget(entry);
            case Requested _, AwaitingPayment _, GivingUp _, Reported _, LettingGo _ ->
                memory.put(entry.in(entry.state(), null));
        }
    }

    /** Nobody ever reported the vend of a sale that is captured only after it. */
    private void decide(SaleRecord entry, Overdue state) {
        switch (entry.vendPolicy().unknown()) {
            case RELEASE -> {
                effects.requestCancel(entry.sale(), GiveUpReason.UNKNOWN_VEND);
                memory.put(entry.in(new LettingGo(GiveUpReason.UNKNOWN_VEND), null));
            }
            case CAPTURE -> {
                effects.reportVend(Vend.presumed(entry.sale(), state.amount()));
                memory.put(entry.in(new Reported(VendOutcome.DISPENSED), null));
            }
            case HOLD -> memory.put(entry.in(state, null));
        }
    }

    /** The machine knows of its money since it was captured; if that is still to come, it will end the sale. */
    private void countAsDispensed(SaleRecord entry, Overdue state) {
        memory.put(
                state.captured() > 0
                        ? entry.in(
                                new Ended(SaleState.End.CAPTURED, state.captured(), "", ""),
                                effects.now().plus(rules.rememberEnded()))
                        : entry.in(new Reported(VendOutcome.DISPENSED), null));
    }

    /** A machine has been offline for too long. */
    public void machineIsDue(MachineRecord machine) {
        memory.put(machine.withoutDeadline());
        SaleId open = machine.openSale();
        if (machine.online() || open == null) {
            return;
        }
        SaleRecord entry = memory.sale(PaymentReference.of(machine.machineId(), open));
        if (entry != null && entry.state().beforeAuthorization()) {
            books.giveUp(entry, GiveUpReason.OFFLINE);
        }
    }
}
