package io.vendflow.commands.deadletters;

import io.vendflow.commands.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./run dead-letters}. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Shows what could not be handled (topic vending.dead-letters) and sends it again or parks it.",
            "Nothing is ever deleted; what was done, by whom and why is in vending.dead-letters-handled."
        })
public final class DeadLettersCommand {

    private DeadLettersCommand() {}

    public static CommandLine on(Terminal terminal) {
        return new CommandLine(new DeadLettersCommand())
                .addSubcommand(new ListLetters(terminal))
                .addSubcommand(new ShowLetter(terminal))
                .addSubcommand(new ResendLetter(terminal))
                .addSubcommand(new ParkLetter(terminal));
    }
}
