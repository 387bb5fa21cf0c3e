package io.vendflow.simulation.gateway;

import io.vendflow.gateway.MachineProfile;
import io.vendflow.gateway.MachineRecord;
import io.vendflow.gateway.Memory;
import io.vendflow.gateway.SaleRecord;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.PaymentReference;
import io.vendflow.simulation.story.Stories;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the gateway has committed. Survives every crash. */
final class SimulatedMemory implements Memory {

    /** A deadline that has come; of a sale or, when that is null, of a machine. */
    record Due(
            long at,
            String id,
            @Nullable PaymentReference sale,
            @Nullable MachineId machine) {}

    private final Map<String, SaleRecord> sales = new HashMap<>();
    private final Map<String, MachineRecord> machines = new HashMap<>();
    private final Map<String, MachineProfile> profiles = new HashMap<>();
    private final TreeSet<Due> deadlines =
            new TreeSet<>(Comparator.comparingLong(Due::at).thenComparing(Due::id));
    private final Stories stories;
    private final DeadlineSet onDeadline;

    /** Who is to look again by then. */
    interface DeadlineSet {

        void by(Instant deadline);
    }

    SimulatedMemory(Stories stories, DeadlineSet onDeadline) {
        this.stories = stories;
        this.onDeadline = onDeadline;
    }

    @Override
    public @Nullable MachineRecord machine(MachineId machineId) {
        return machines.get(machineId.value());
    }

    @Override
    public void put(MachineRecord machine) {
        MachineRecord before = machines.put(machine.machineId().value(), machine);
        move(
                before == null ? null : before.offlineDeadline(),
                machine.offlineDeadline(),
                machine.machineId().value(),
                null,
                machine.machineId());
    }

    @Override
    public @Nullable MachineProfile profile(MachineId machineId) {
        return profiles.get(machineId.value());
    }

    @Override
    public void put(MachineProfile profile) {
        profiles.put(profile.machineId().value(), profile);
    }

    @Override
    public @Nullable SaleRecord sale(PaymentReference reference) {
        return sales.get(reference.value());
    }

    @Override
    public void put(SaleRecord sale) {
        PaymentReference reference = sale.sale().reference();
        SaleRecord before = sales.put(reference.value(), sale);
        move(before == null ? null : before.deadline(), sale.deadline(), reference.value(), reference, null);
        stories.with(reference, story -> {
            story.atGateway().became(sale.state());
            story.tell("machine-gateway", "is " + sale.state().getClass().getSimpleName());
        });
    }

    @Override
    public void forget(SaleRecord sale) {
        PaymentReference reference = sale.sale().reference();
        sales.remove(reference.value());
        move(sale.deadline(), null, reference.value(), reference, null);
    }

    /** What is due, soonest first. */
    List<Due> due(Instant now) {
        return deadlines.stream()
                .takeWhile(due -> due.at() <= now.toEpochMilli())
                .toList();
    }

    /** The times of what is not due yet. */
    List<Instant> later(Instant now) {
        return deadlines.stream()
                .filter(due -> due.at() > now.toEpochMilli())
                .map(due -> Instant.ofEpochMilli(due.at()))
                .toList();
    }

    private void move(
            @Nullable Instant from,
            @Nullable Instant to,
            String id,
            @Nullable PaymentReference sale,
            @Nullable MachineId machine) {
        if (Objects.equals(from, to)) {
            return;
        }
        if (from != null) {
            deadlines.remove(new Due(from.toEpochMilli(), id, sale, machine));
        }
        if (to != null) {
            deadlines.add(new Due(to.toEpochMilli(), id, sale, machine));
            onDeadline.by(to);
        }
    }
}
