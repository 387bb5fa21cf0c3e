package io.vendflow.commands.machines;

import io.vendflow.commands.Cluster;
import io.vendflow.commands.CommandFailedException;
import io.vendflow.commands.Terminal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of the fleet when all wishes come true; a machine that already is as wished is left alone. */
record Plan(List<Change> changes, int unchanged) {

    /** @throws CommandFailedException with the mistakes in the wishes */
    static Plan of(Fleet fleet, List<Wish> wishes) {
        List<Change> all = new ArrayList<>();
        try {
            for (Wish wish : wishes) {
                all.add(change(fleet, wish));
            }
        } catch (InvalidMachineException e) {
            throw CommandFailedException.invalid(String.valueOf(e.getMessage()));
        }
        return of(all);
    }

    static Plan of(List<Change> all) {
        List<Change> real = all.stream().filter(change -> !change.isNone()).toList();
        return new Plan(real, all.size() - real.size());
    }

    /** @throws InvalidMachineException with every mistake */
    static Change change(Fleet fleet, Wish wish) {
        var before = fleet.find(wish.machineId());
        return new Change(before, wish.applyTo(before));
    }

    /** Says what changes and, unless this is a rehearsal, makes it so. */
    void carryOut(Cluster cluster, Terminal terminal, @Nullable String by, boolean rehearsal) {
        String caller = terminal.caller(by);
        var now = terminal.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        changes.forEach(change -> terminal.out().println(change.words()));
        if (!rehearsal) {
            cluster.publish(
                    changes.stream().map(change -> change.emission(caller, now)).toList());
        }
        terminal.out().println(summary(rehearsal));
    }

    private String summary(boolean rehearsal) {
        long added = changes.stream().filter(change -> change.before() == null).count();
        return added + " added, " + (changes.size() - added) + " changed, " + unchanged + " already as asked"
                + (rehearsal ? "; nothing was written" : "");
    }
}
