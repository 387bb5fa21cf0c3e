package io.vendflow.commands.deadletters;

import io.vendflow.commands.Cluster;
import io.vendflow.commands.Terminal;
import io.vendflow.events.DeadLetterAction;
import picocli.CommandLine.Command;

@Command(
        name = "park",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Puts a letter aside for good, with the reason. It stays in the log.")
final class ParkLetter extends Handling {

    ParkLetter(Terminal terminal) {
        super(terminal);
    }

    @Override
    void handle(Letter letter, Cluster cluster) {
        if (letter.state() == Letter.State.PARKED) {
            terminal.out().println(letter.shortId() + " was parked before; nothing was written");
            return;
        }
        write(cluster, letter, DeadLetterAction.PARKED, letter.sendings(), null);
        terminal.out().println(letter.shortId() + " is parked");
    }
}
