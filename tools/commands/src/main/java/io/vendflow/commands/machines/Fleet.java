package io.vendflow.commands.machines;

import io.vendflow.commands.Cluster;
import io.vendflow.commands.CommandFailedException;
import io.vendflow.commands.Read;
import io.vendflow.events.MachineProfile;
import io.vendflow.events.Topics;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every machine as its newest record says. */
record Fleet(NavigableMap<String, MachineProfile> machines) {

    static Fleet read(Cluster cluster) {
        NavigableMap<String, MachineProfile> machines = new TreeMap<>();
        for (Read<MachineProfile> each : cluster.readAll(Topics.MACHINES)) {
            MachineProfile profile = each.event();
            if (profile == null) {
                machines.remove(each.key());
            } else {
                machines.put(profile.getMachineId(), profile);
            }
        }
        return new Fleet(machines);
    }

    @Nullable MachineProfile find(String machineId) {
        return machines.get(machineId);
    }

    /** @throws CommandFailedException that names every machine which is not there */
    void require(Collection<String> machineIds) {
        List<String> missing =
                machineIds.stream().filter(id -> !machines.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            throw CommandFailedException.invalid("there is no machine " + String.join(", ", missing)
                    + "; ./run machines list --all shows those that are there");
        }
    }
}
