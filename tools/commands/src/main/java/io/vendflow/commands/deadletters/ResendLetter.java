package io.vendflow.commands.deadletters;

import io.vendflow.commands.Cluster;
import io.vendflow.commands.CommandFailedException;
import io.vendflow.commands.Sender;
import io.vendflow.commands.Terminal;
import io.vendflow.events.DeadLetterAction;
import io.vendflow.events.Topics;
import io.vendflow.kafka.Replays;
import java.nio.file.Path;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "resend",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Sends a letter again, as it was or mended, to the service that could not handle it, and to no other.",
            "A message is sent again at most " + Letter.MOST_SENDINGS + " times in its life, mended or not."
        })
final class ResendLetter extends Handling {

    @Option(
            names = "--with",
            paramLabel = "FILE",
            description =
                    "The mended content: JSON of an event as show --out writes it, or a machine's message as it is.")
    private @Nullable Path file;

    ResendLetter(Terminal terminal) {
        super(terminal);
    }

    /**
     * Sends first and writes then. If this ends in between, the next attempt has the same number, and so is recognised as
     * the same sending: its step is safe to repeat, and should it fail again the letter is the same.
     */
    @Override
    void handle(Letter letter, Cluster cluster) {
        check(letter);
        Letter sent = file == null ? letter : Mended.with(letter, file, cluster);
        int attempt = letter.sendings() + 1;
        ProducerRecord<String, byte[]> record = Replays.toRecord(sent.event(), attempt, by());
        try (Sender sender = cluster.sender()) {
            sender.send(record);
            sender.flush();
        }
        write(cluster, letter, DeadLetterAction.RESENT, attempt, record.topic());
        terminal.out()
                .println(letter.shortId() + " was sent to " + record.topic() + ", sending " + attempt + " of at most "
                        + Letter.MOST_SENDINGS + "; should it fail again, it is a new letter");
    }

    private static void check(Letter letter) {
        String refusal = null;
        if (letter.event().getOrigin().equals("http")) {
            refusal = "it came by HTTP, and who sent it is asked again by webhook-ingest itself";
        } else if (!Replays.SERVICES.contains(letter.service())) {
            refusal = letter.service() + " has no retry path";
        } else if (letter.event().getTopic().equals(Topics.MACHINES.name())) {
            refusal = "of a machine's profiles the newest counts: say it anew with ./run machines";
        } else if (letter.sendings() >= Letter.MOST_SENDINGS) {
            refusal = "its message was sent again " + letter.sendings() + " times and failed each time";
        }
        if (refusal != null) {
            throw CommandFailedException.invalid("letter " + letter.shortId() + " cannot be sent again: " + refusal
                    + ". ./run dead-letters park " + letter.shortId() + " puts it aside");
        }
    }
}
