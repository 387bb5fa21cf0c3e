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
import java.util.List;

/** What happens when nothing happened in time. */
public final class Deadlines {

    private final Memory memory;
    private final Effects effects;
    private final Bookkeeping books;

    public Deadlines(Memory memory, Effects effects, GatewayRules rules) {
        this.memory = memory;
        this.effects = effects;
        this.books = new Bookkeeping(memory, effects, rules);
    }

    /** The deadline of a sale has come. */
    public void saleIsDue(SaleRecord entry) {
        switch (entry.state()) {
            case Authorized state -> {
                effects.reportVend(entry.sale(), VendOutcome.UNKNOWN, List.of(), state.amount(), null);
                memory.put(entry.in(new Overdue(state.amount()), null));
            }
            case Ended _ -> memory.forget(entry);
            case Requested _, AwaitingPayment _, GivingUp _, Overdue _, Reported _, LettingGo _ ->
                memory.put(entry.in(entry.state(), null));
        }
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
