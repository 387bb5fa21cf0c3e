package io.vendflow.commands.sales;

import io.vendflow.commands.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code ./run refund}. */
@Command(
        name = "refund",
        mixinStandardHelpOptions = true,
        description = {
            "Gives captured money back, all that is left or a part.",
            "The same amount for the same reason is the same refund, however often it is asked for."
        })
public final class RefundCommand extends SaleCommand {

    @Option(
            names = "--amount",
            paramLabel = "MINOR",
            description = "Minor units (2500 is 25.00); without it all that is left.")
    private @Nullable Long amount;

    @Option(
            names = "--request",
            paramLabel = "NAME",
            description = "Names this refund, to tell it from another of the same amount and reason.")
    private @Nullable String request;

    public RefundCommand(Terminal terminal) {
        super(terminal, "refund");
    }

    @Override
    void say(ObjectNode command) {
        if (amount != null) {
            command.put("amount", amount);
        }
        if (request != null) {
            command.put("request", request);
        }
    }
}
