package io.vendflow.gateway;

import io.vendflow.sale.MachineId;
import io.vendflow.sale.PaymentReference;
import org.jspecify.annotations.Nullable;

/** Where machines and sales are remembered. Whoever keeps it also calls {@link Deadlines} when a deadline has come. */
public interface Memory {

    @Nullable MachineRecord machine(MachineId machineId);

    void put(MachineRecord machine);

    /** What the operator says about a machine, or null when nothing was said. */
    @Nullable MachineProfile profile(MachineId machineId);

    void put(MachineProfile profile);

    @Nullable SaleRecord sale(PaymentReference reference);

    void put(SaleRecord sale);

    void forget(SaleRecord sale);
}
