package io.vendflow.gateway;

import io.vendflow.sale.MachineId;
import io.vendflow.sale.PaymentReference;

/**
 * What there is now: open sales, customers' money in them, machines. Money is open from the approval until it is captured or let
 * go of. Alert on the age of the oldest, on vends that nobody reported, and on a fleet of which a good part is offline.
 */
public interface Census {

    /**
     * Begins to count what one share of the memory holds.
     *
     * @param share its name; whoever counted under it before counts no more
     */
    Count begin(String share);

    /** Of one share. Being told of the same twice changes nothing. */
    interface Count {

        void is(SaleRecord sale);

        void forgotten(PaymentReference reference);

        void is(MachineRecord machine);

        /** @param sells whether it is in use; one that is retired is no longer counted */
        void has(MachineId machineId, boolean sells);

        /** The share is somebody else's now. */
        void end();
    }
}
