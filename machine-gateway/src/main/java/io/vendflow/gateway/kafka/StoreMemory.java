package io.vendflow.gateway.kafka;

import io.vendflow.gateway.Census;
import io.vendflow.gateway.MachineProfile;
import io.vendflow.gateway.MachineRecord;
import io.vendflow.gateway.Memory;
import io.vendflow.gateway.SaleRecord;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.PaymentReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Remembers in state stores. A third store lists the deadlines in order of time, so that what is due is found without
 * looking at everything.
 */
final class StoreMemory implements Memory {

    static final String SALES = "sales";
    static final String MACHINES = "machines";
    static final String DEADLINES = "deadlines";
    static final String PROFILES = "profiles";

    private static final String SALE = "sale";
    private static final String MACHINE = "machine";

    private final KeyValueStore<String, byte[]> sales;
    private final KeyValueStore<String, byte[]> machines;
    private final KeyValueStore<String, byte[]> deadlines;
    private final KeyValueStore<String, byte[]> profiles;
    private final StateJson json;
    private final Census.Count census;

    StoreMemory(
            KeyValueStore<String, byte[]> sales,
            KeyValueStore<String, byte[]> machines,
            KeyValueStore<String, byte[]> deadlines,
            KeyValueStore<String, byte[]> profiles,
            StateJson json,
            Census.Count census) {
        this.sales = sales;
        this.machines = machines;
        this.deadlines = deadlines;
        this.profiles = profiles;
        this.json = json;
        this.census = census;
    }

    @Override
    public @Nullable MachineRecord machine(MachineId machineId) {
        byte[] bytes = machines.get(machineId.value());
        return bytes == null ? null : json.readMachine(bytes);
    }

    @Override
    public void put(MachineRecord machine) {
        MachineRecord before = machine(machine.machineId());
        move(
                MACHINE,
                machine.machineId().value(),
                before == null ? null : before.offlineDeadline(),
                machine.offlineDeadline());
        machines.put(machine.machineId().value(), json.write(machine));
        census.is(machine);
    }

    @Override
    public @Nullable MachineProfile profile(MachineId machineId) {
        byte[] bytes = profiles.get(machineId.value());
        return bytes == null ? null : json.readProfile(bytes);
    }

    @Override
    public void put(MachineProfile profile) {
        profiles.put(profile.machineId().value(), json.write(profile));
        census.has(profile.machineId(), profile.active());
    }

    /** The operator took it back. */
    void forgetProfile(String machineId) {
        profiles.delete(machineId);
        if (MachineId.isValid(machineId)) {
            census.has(new MachineId(machineId), true);
        }
    }

    @Override
    public @Nullable SaleRecord sale(PaymentReference reference) {
        byte[] bytes = sales.get(reference.value());
        return bytes == null ? null : json.readSale(bytes);
    }

    @Override
    public void put(SaleRecord sale) {
        PaymentReference reference = sale.sale().reference();
        SaleRecord before = sale(reference);
        move(SALE, reference.value(), before == null ? null : before.deadline(), sale.deadline());
        sales.put(reference.value(), json.write(sale));
        census.is(sale);
    }

    @Override
    public void forget(SaleRecord sale) {
        String reference = sale.sale().reference().value();
        move(SALE, reference, sale.deadline(), null);
        sales.delete(reference);
        census.forgotten(sale.sale().reference());
    }

    /** What is due, soonest first, at most {@code most}. */
    List<Due> due(Instant now, int most) {
        List<Due> due = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> soonest = deadlines.range(null, sortable(now) + "~")) {
            while (soonest.hasNext() && due.size() < most) {
                KeyValue<String, byte[]> next = soonest.next();
                String[] parts = next.key.split("\\|", 3);
                due.add(parts[1].equals(SALE) ? new SaleDue(parts[2]) : new MachineDue(parts[2]));
            }
        }
        return due;
    }

    /** Looks at everything once: counts what there is, and finds the sales of which the predicate is true. */
    List<SaleRecord> countAll(Predicate<SaleRecord> wanted) {
        each(profiles, bytes -> {
            MachineProfile profile = json.readProfile(bytes);
            census.has(profile.machineId(), profile.active());
        });
        each(machines, bytes -> census.is(json.readMachine(bytes)));
        List<SaleRecord> found = new ArrayList<>();
        each(sales, bytes -> {
            SaleRecord sale = json.readSale(bytes);
            census.is(sale);
            if (wanted.test(sale)) {
                found.add(sale);
            }
        });
        return found;
    }

    private static void each(KeyValueStore<String, byte[]> store, Consumer<byte[]> then) {
        try (KeyValueIterator<String, byte[]> entries = store.all()) {
            entries.forEachRemaining(each -> then.accept(each.value));
        }
    }

    private void move(String kind, String id, @Nullable Instant from, @Nullable Instant to) {
        if (Objects.equals(from, to)) {
            return;
        }
        if (from != null) {
            deadlines.delete(key(kind, id, from));
        }
        if (to != null) {
            deadlines.put(key(kind, id, to), new byte[0]);
        }
    }

    private static String key(String kind, String id, Instant at) {
        return sortable(at) + "|" + kind + "|" + id;
    }

    private static String sortable(Instant at) {
        return "%015d".formatted(at.toEpochMilli());
    }

    /** A deadline that has come. */
    sealed interface Due {}

    record SaleDue(String reference) implements Due {}

    record MachineDue(String machineId) implements Due {}
}
