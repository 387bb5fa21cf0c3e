package io.vendflow.commands.sales;

import io.vendflow.commands.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A command that leaves an event, with who and why. */
abstract class SaleCommand implements Callable<Integer> {

    @Mixin
    private final SaleOptions sale = new SaleOptions();

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why, in your words; it stays with the sale.")
    private String reason = "";

    private final Terminal terminal;
    private final String operation;

    SaleCommand(Terminal terminal, String operation) {
        this.terminal = terminal;
        this.operation = operation;
    }

    /** Adds what this command says beyond the reason. */
    abstract void say(ObjectNode command);

    @Override
    public final Integer call() {
        ObjectNode command = JsonMapper.shared().createObjectNode().put("reason", reason);
        say(command);
        JsonNode answer = new OperationsClient(terminal, sale.operator()).post(sale.reference(), operation, command);
        terminal.out()
                .println((answer.path("repeated").asBoolean(false) ? "as before: " : "")
                        + answer.path("message").asString("") + " (event "
                        + answer.path("eventId").asString("") + ")");
        return 0;
    }
}
