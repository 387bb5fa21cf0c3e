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
            case HOLD -> {
                effects.held(entry.sale());
                memory.put(entry.in(state, null));
            }
        }
    }

    /** The machine knows of its money since it was captured; if that is still to come, it will end the sale. */
    private void countAsDispensed(SaleRecord entry, Overdue state) {
        books.vended(entry, VendOutcome.DISPENSED, state.captured());
    }

    /** Whether nothing would ever end a sale: an earlier release gave no deadline to one whose report was overdue. */
    public static boolean isForgotten(SaleRecord entry) {
        return entry.state() instanceof Overdue
                && entry.deadline() == null
                && entry.vendPolicy().unknown() != UnknownVendPolicy.HOLD;
    }

    /** Gives a forgotten sale the time that it would have today. */
    public void adopt(SaleRecord entry) {
        memory.put(entry.in(entry.state(), effects.now().plus(rules.unknownVendDeadline())));
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
