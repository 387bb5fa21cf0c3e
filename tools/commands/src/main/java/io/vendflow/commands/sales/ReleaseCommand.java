package io.vendflow.commands.sales;

import io.vendflow.commands.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code ./run release}. */
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description = "Lets go of what is reserved: the customer is not charged.")
public final class ReleaseCommand extends SaleCommand {

    @Option(names = "--force", description = "Although goods were handed over, or may be at this moment.")
    private boolean force;

    public ReleaseCommand(Terminal terminal) {
        super(terminal, "release");
    }

    @Override
    void say(ObjectNode command) {
        command.put("force", force);
    }
}
