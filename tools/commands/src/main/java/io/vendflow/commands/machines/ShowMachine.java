package io.vendflow.commands.machines;

import io.vendflow.commands.Terminal;
import io.vendflow.events.MachineProfile;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show", mixinStandardHelpOptions = true, description = "Shows all that is said about a machine.")
final class ShowMachine implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The machine.")
    private String id = "";

    private final Terminal terminal;

    ShowMachine(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Fleet fleet = Fleet.read(terminal.connect());
        fleet.require(List.of(id));
        MachineProfile machine = Objects.requireNonNull(fleet.find(id));
        for (Column column : Column.values()) {
            line(column.title(), column.of(machine).isEmpty() ? "(the installation's default)" : column.of(machine));
        }
        line("since", machine.getMeta().getOccurredAt().toString());
        line("by", machine.getMeta().getCausationId());
        return 0;
    }

    private void line(String title, String text) {
        terminal.out().printf("%-26s%s%n", title, text);
    }
}
