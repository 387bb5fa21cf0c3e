package io.vendflow.commands.machines;

import io.vendflow.events.MachineProfile;
import io.vendflow.events.Meta;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How somebody wants a machine to be; what is not said stays as it is, and for a new machine is the default. */
record Wish(String machineId, Map<Column, String> said) {

    private static final List<Column> NEEDED = List.of(Column.MERCHANT, Column.NAME, Column.PLACE);
    private static final Meta NOT_YET = new Meta("", Instant.EPOCH, "", "");

    Wish {
        said = Map.copyOf(said);
    }

    static Wish of(String machineId, Column column, String text) {
        return new Wish(machineId, Map.of(column, text));
    }

    /**
     * The machine as wished; still with the envelope of what it was.
     *
     * @param before null when there is no such machine yet
     * @throws InvalidMachineException with every mistake
     */
    MachineProfile applyTo(@Nullable MachineProfile before) {
        List<String> mistakes = new ArrayList<>();
        MachineProfile.Builder profile = before == null ? blank() : MachineProfile.newBuilder(before);
        Map<Column, String> all = new EnumMap<>(said);
        all.put(Column.MACHINE_ID, machineId);
        all.forEach((column, text) -> {
            try {
                column.put(profile, text);
            } catch (IllegalArgumentException e) {
                mistakes.add(String.valueOf(e.getMessage()));
            }
        });
        if (before == null) {
            NEEDED.stream()
                    .filter(column -> !said.containsKey(column))
                    .forEach(column -> mistakes.add("a new machine needs a " + column.title()));
        }
        if (!mistakes.isEmpty()) {
            throw new InvalidMachineException(mistakes);
        }
        return profile.build();
    }

    private static MachineProfile.Builder blank() {
        return MachineProfile.newBuilder()
                .setMeta(NOT_YET)
                .setMachineId("")
                .setMerchantSerialNumber("")
                .setName("")
                .setPlace("")
                .setActive(true);
    }
}
