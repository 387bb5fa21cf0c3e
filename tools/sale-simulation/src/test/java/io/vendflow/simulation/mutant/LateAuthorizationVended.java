package io.vendflow.simulation.mutant;

import io.vendflow.gateway.MachineProfile;
import io.vendflow.gateway.MachineRecord;
import io.vendflow.gateway.Memory;
import io.vendflow.gateway.SaleRecord;
import io.vendflow.gateway.SaleState.GivingUp;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.PaymentReference;
import io.vendflow.simulation.Mutant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whoever asks hears that a sale which was given up still waits, so that an approval that comes late is acted upon. */
public final class LateAuthorizationVended implements Mutant {

    @Override
    public Memory memory(Memory real) {
        return new Forgiving(real);
    }

    private static final class Forgiving implements Memory {

        private final Memory real;
        private final Map<PaymentReference, SaleRecord> beforeGivingUp = new HashMap<>();

        Forgiving(Memory real) {
            this.real = real;
        }

        @Override
        public @Nullable SaleRecord sale(PaymentReference reference) {
            SaleRecord sale = real.sale(reference);
            return sale != null && sale.state() instanceof GivingUp ? beforeGivingUp.get(reference) : sale;
        }

        @Override
        public void put(SaleRecord sale) {
            PaymentReference reference = sale.sale().reference();
            SaleRecord before = real.sale(reference);
            if (before != null && !(before.state() instanceof GivingUp)) {
                beforeGivingUp.put(reference, before);
            }
            real.put(sale);
        }

        @Override
        public @Nullable MachineRecord machine(MachineId machineId) {
            return real.machine(machineId);
        }

        @Override
        public void put(MachineRecord machine) {
            real.put(machine);
        }

        @Override
        public @Nullable MachineProfile profile(MachineId machineId) {
            return real.profile(machineId);
        }

        @Override
        public void put(MachineProfile profile) {
            real.put(profile);
        }

        @Override
        public void forget(SaleRecord sale) {
            real.forget(sale);
        }
    }
}
