package io.vendflow.commands.sales;

import io.vendflow.commands.Terminal;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code ./run resolve}. */
@Command(
        name = "resolve",
        mixinStandardHelpOptions = true,
        description = "Says what was dispensed when the machine did not (vend UNKNOWN); the sale goes on from there.")
public final class ResolveCommand extends SaleCommand {

    /** What may have come of a vend. */
    enum Outcome {
        DISPENSED,
        PARTIAL,
        FAILED
    }

    @Option(names = "--outcome", required = true, description = "One of ${COMPLETION-CANDIDATES}.")
    private Outcome outcome = Outcome.FAILED;

    @Option(
            names = "--dispensed",
            paramLabel = "SLOT=QUANTITY",
            description = "What came out, with PARTIAL; once for each slot.")
    private Map<String, Integer> dispensed = new TreeMap<>();

    public ResolveCommand(Terminal terminal) {
        super(terminal, "resolve");
    }

    @Override
    void say(ObjectNode command) {
        command.put("outcome", outcome.name().toUpperCase(Locale.ROOT));
        ArrayNode list = command.putArray("dispensed");
        dispensed.forEach((slot, quantity) -> list.addObject().put("slot", slot).put("quantity", quantity));
    }
}
