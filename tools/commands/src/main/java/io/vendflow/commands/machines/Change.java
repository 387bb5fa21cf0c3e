package io.vendflow.commands.machines;

import io.vendflow.events.MachineProfile;
import io.vendflow.events.Topics;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.Metas;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A machine that is to become another.
 *
 * @param before null for a new one
 */
record Change(@Nullable MachineProfile before, MachineProfile after) {

    private static final String PRODUCER = "commands";

    boolean isNone() {
        return before != null && differing().isEmpty();
    }

    /** For a person: what changes, one line. */
    String words() {
        if (before == null) {
            return "+ " + after.getMachineId() + " is new: "
                    + String.join(
                            ", ",
                            Arrays.stream(Column.values())
                                    .skip(1)
                                    .filter(column -> !column.of(after).isEmpty())
                                    .map(column -> column.title() + " " + column.of(after))
                                    .toList());
        }
        MachineProfile old = before;
        return "~ " + after.getMachineId() + " changes: "
                + String.join(
                        ", ",
                        differing().stream()
                                .map(column ->
                                        column.title() + " " + shown(column.of(old)) + " -> " + shown(column.of(after)))
                                .toList());
    }

    /**
     * The event's id comes from the content and from what it replaces: asked twice it is the same fact, and a machine that
     * goes back to what it once was is a new one.
     */
    Emission<MachineProfile> emission(String by, Instant now) {
        String[] fact = Stream.concat(
                        Stream.of(
                                "machine-profile",
                                before == null ? "" : before.getMeta().getId()),
                        Arrays.stream(Column.values()).map(column -> column.of(after)))
                .toArray(String[]::new);
        return Emission.of(
                Topics.MACHINES,
                MachineProfile.newBuilder(after)
                        .setMeta(Metas.of(PRODUCER, by, now, fact))
                        .build());
    }

    private List<Column> differing() {
        MachineProfile old = before;
        return Arrays.stream(Column.values())
                .filter(column -> old == null || !column.of(old).equals(column.of(after)))
                .toList();
    }

    private static String shown(String text) {
        return text.isEmpty() ? "DEFAULT" : text;
    }
}
