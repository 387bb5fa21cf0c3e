package io.vendflow.gateway;

import io.vendflow.sale.MachineId;
import io.vendflow.sale.PaymentReference;
import org.jspecify.annotations.Nullable;

/** Where machines and sales are remembered. Whoever keeps it also calls {@link Deadlines} when a deadline has come. */
public interface Memory {

    @Nullable MachineRecord machine(MachineId machineId);

    void put(MachineRecord machine);

    @Nullable SaleRecord sale(PaymentReference reference);

    void put(SaleRecord sale);

    void forget(SaleRecord sale);
}
