package io.vendflow.commands;

import io.vendflow.commands.deadletters.DeadLettersCommand;
import io.vendflow.commands.machines.MachinesCommand;
import io.vendflow.commands.reconcile.ClusterEngine;
import io.vendflow.commands.reconcile.ReconcileCommand;
import io.vendflow.commands.replay.ReplayCommand;
import io.vendflow.commands.sales.RefundCommand;
import io.vendflow.commands.sales.ReleaseCommand;
import io.vendflow.commands.sales.ResolveCommand;
import io.vendflow.commands.sales.StoryCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * All commands. A further one is a class with {@link Command}, one line below, and its name in {@code ./run}; it says what
 * it cannot do with {@link CommandFailedException}. Public, so that a test can ask whether a command that a document names exists.
 */
@Command(
        name = "./run",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        description = "Tells a running Vendflow what an operator wants.",
        footer = {
            "",
            "Kafka and the schema registry are found by KAFKA_BOOTSTRAP_SERVERS (default localhost:9092) and"
                    + " SCHEMA_REGISTRY_URL (default http://localhost:8081/apis/ccompat/v7); KAFKA_CLIENT_PROPERTIES may name"
                    + " a file with further client settings, for TLS and SASL.",
            "Commands about a sale go to capture-service (VENDFLOW_OPERATIONS_URL, default http://localhost:9104) with an"
                    + " operator's token: VENDFLOW_OPERATOR_TOKEN, or the file that OPERATOR_TOKENS_FILE names (default"
                    + " data/operators, which ./run writes).",
            "Exit codes: 0 done, 1 it could not be done, 2 it was not understood or is not valid; reconcile has its own."
        })
public final class Commands {

    private Commands() {}

    public static CommandLine on(Terminal terminal) {
        return new CommandLine(new Commands())
                .addSubcommand(MachinesCommand.on(terminal))
                .addSubcommand(new StoryCommand(terminal))
                .addSubcommand(new RefundCommand(terminal))
                .addSubcommand(new ReleaseCommand(terminal))
                .addSubcommand(new ResolveCommand(terminal))
                .addSubcommand(DeadLettersCommand.on(terminal))
                .addSubcommand(new ReconcileCommand(terminal, new ClusterEngine(terminal)))
                .addSubcommand(new ReplayCommand(terminal))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((exception, command, parsed) -> {
                    if (exception instanceof CommandFailedException failed) {
                        terminal.err().println(failed.getMessage());
                        return failed.exitCode();
                    }
                    throw exception;
                });
    }
}
