package io.vendflow.commands.machines;

import io.vendflow.commands.Terminal;
import io.vendflow.commands.machines.credentials.CredentialsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./run machines}: the fleet. */
@Command(
        name = "machines",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Says for whom and how each machine sells (topic vending.machines); takes effect with its next sale.")
public final class MachinesCommand {

    private MachinesCommand() {}

    public static CommandLine on(Terminal terminal) {
        return new CommandLine(new MachinesCommand())
                .addSubcommand(new AddMachine(terminal))
                .addSubcommand(new ListMachines(terminal))
                .addSubcommand(new ShowMachine(terminal))
                .addSubcommand(new ChangeMachine(terminal))
                .addSubcommand(new SwitchMachines.Retire(terminal))
                .addSubcommand(new SwitchMachines.Activate(terminal))
                .addSubcommand(new ImportMachines(terminal))
                .addSubcommand(new ExportMachines(terminal))
                .addSubcommand(CredentialsCommand.on(terminal));
    }
}
