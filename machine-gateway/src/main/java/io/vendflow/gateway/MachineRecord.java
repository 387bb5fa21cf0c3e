package io.vendflow.gateway;

import io.vendflow.sale.MachineId;
import io.vendflow.sale.SaleId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway remembers of one machine.
 *
 * @param bootId of the last presence, or empty when it never sent one
 * @param openSale its latest sale
 * @param offlineDeadline when an offline machine's unpaid sale is given up
 */
public record MachineRecord(
        MachineId machineId,
        boolean online,
        String bootId,
        @Nullable SaleId openSale,
        @Nullable Instant offlineDeadline) {

    static MachineRecord unknown(MachineId machineId) {
        return new MachineRecord(machineId, true, "", null, null);
    }

    MachineRecord selling(SaleId saleId) {
        return new MachineRecord(machineId, online, bootId, saleId, offlineDeadline);
    }

    MachineRecord present(String nextBootId) {
        return new MachineRecord(machineId, true, nextBootId, openSale, null);
    }

    MachineRecord absent(String lastBootId, Instant deadline) {
        return new MachineRecord(machineId, false, lastBootId, openSale, deadline);
    }

    MachineRecord withoutDeadline() {
        return new MachineRecord(machineId, online, bootId, openSale, null);
    }
}
