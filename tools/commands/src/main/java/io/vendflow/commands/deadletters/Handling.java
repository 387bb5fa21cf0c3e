package io.vendflow.commands.deadletters;

import io.vendflow.commands.CallerOption;
import io.vendflow.commands.Cluster;
import io.vendflow.commands.CommandFailedException;
import io.vendflow.commands.Terminal;
import io.vendflow.events.DeadLetterAction;
import io.vendflow.events.DeadLetterHandled;
import io.vendflow.events.Topics;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.Metas;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that does something about a letter, and leaves an event with who and why. */
abstract class Handling implements Callable<Integer> {

    private static final String PRODUCER = "commands";
    private static final int LONGEST_REASON = 500;

    @Parameters(paramLabel = "ID", description = "The letter's id, or the beginning of it.")
    private String id = "";

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why, in your words; it stays with the letter.")
    private String reason = "";

    @Mixin
    private CallerOption caller = new CallerOption();

    final Terminal terminal;

    Handling(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Does it. */
    abstract void handle(Letter letter, Cluster cluster);

    @Override
    public final Integer call() {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw CommandFailedException.invalid("--reason must be 1 to " + LONGEST_REASON + " characters");
        }
        Cluster cluster = terminal.connect();
        handle(Letters.read(cluster, terminal).find(id), cluster);
        return 0;
    }

    final String by() {
        return terminal.caller(caller.by());
    }

    /** The same letter, action and sending are the same fact, however often it is written. */
    final void write(Cluster cluster, Letter letter, DeadLetterAction action, int attempt, @Nullable String sentTo) {
        DeadLetterHandled handled = DeadLetterHandled.newBuilder()
                .setMeta(Metas.of(
                        PRODUCER,
                        letter.id(),
                        terminal.clock().instant().truncatedTo(ChronoUnit.MILLIS),
                        "dead-letter-handled",
                        letter.id(),
                        action.name(),
                        String.valueOf(attempt)))
                .setLetterId(letter.id())
                .setKey(letter.event().getKey())
                .setAction(action)
                .setHandledBy(by())
                .setNote(reason.strip())
                .setAttempt(attempt)
                .setSentTo(sentTo)
                .build();
        cluster.publish(List.of(Emission.of(Topics.DEAD_LETTERS_HANDLED, handled)));
    }
}
