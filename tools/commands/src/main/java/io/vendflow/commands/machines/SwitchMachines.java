package io.vendflow.commands.machines;

import io.vendflow.commands.CallerOption;
import io.vendflow.commands.Cluster;
import io.vendflow.commands.Terminal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets machines sell or not; all that are named, or none. */
abstract class SwitchMachines implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "ID", description = "The machines.")
    private List<String> ids = List.of();

    @Mixin
    private CallerOption caller = new CallerOption();

    private final Terminal terminal;
    private final boolean active;

    SwitchMachines(Terminal terminal, boolean active) {
        this.terminal = terminal;
        this.active = active;
    }

    @Override
    public Integer call() {
        Cluster cluster = terminal.connect();
        Fleet fleet = Fleet.read(cluster);
        fleet.require(ids);
        List<Wish> wishes = new LinkedHashSet<>(ids)
                .stream()
                        .map(id -> Wish.of(id, Column.ACTIVE, String.valueOf(active)))
                        .toList();
        Plan.of(fleet, wishes).carryOut(cluster, terminal, caller.by(), false);
        return 0;
    }

    @Command(
            name = "retire",
            mixinStandardHelpOptions = true,
            description = "Machines that sell nothing from now on; nothing about them is forgotten.")
    static final class Retire extends SwitchMachines {

        Retire(Terminal terminal) {
            super(terminal, false);
        }
    }

    @Command(name = "activate", mixinStandardHelpOptions = true, description = "Lets retired machines sell again.")
    static final class Activate extends SwitchMachines {

        Activate(Terminal terminal) {
            super(terminal, true);
        }
    }
}
