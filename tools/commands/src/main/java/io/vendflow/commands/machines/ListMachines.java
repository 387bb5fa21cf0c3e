package io.vendflow.commands.machines;

import io.vendflow.commands.Terminal;
import io.vendflow.events.MachineProfile;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows the machines that sell.")
final class ListMachines implements Callable<Integer> {

    @Option(names = "--merchant", paramLabel = "MSN", description = "Only this merchant's.")
    private @Nullable String merchant;

    @Option(names = "--all", description = "Retired ones too.")
    private boolean all;

    @Option(
            names = "--format",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
            defaultValue = "table")
    private Format format = Format.TABLE;

    private final Terminal terminal;

    ListMachines(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<MachineProfile> shown = Fleet.read(terminal.connect()).machines().values().stream()
                .filter(machine -> all || machine.getActive())
                .filter(machine -> merchant == null || merchant.equals(machine.getMerchantSerialNumber()))
                .toList();
        format.print(shown, terminal.out());
        return 0;
    }
}
