package io.vendflow.commands.deadletters;

import io.vendflow.commands.Cluster;
import io.vendflow.commands.CommandFailedException;
import io.vendflow.commands.Terminal;
import io.vendflow.events.DeadLetter;
import io.vendflow.events.DeadLetterHandled;
import io.vendflow.events.Topic;
import io.vendflow.kafka.UnreadableEventException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows a letter: where it came from, what was wrong, what is in it, what was done about it.")
final class ShowLetter implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The letter's id, or the beginning of it.")
    private String id = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Also writes the content to a new file, as resend --with takes it when it is mended.")
    private @Nullable Path file;

    private final Terminal terminal;

    ShowLetter(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Cluster cluster = terminal.connect();
        Letter letter = Letters.read(cluster, terminal).find(id);
        PrintWriter out = terminal.out();
        line("id", letter.id());
        line("time", letter.at().toString());
        line("state", letter.standing());
        line("sent again", letter.sendings() + " of at most " + Letter.MOST_SENDINGS + " times");
        line("service", letter.service());
        line("from", place(letter.event()));
        line("key", letter.key());
        line("code", letter.event().getCode());
        line("message", letter.event().getMessage());
        new TreeMap<>(letter.event().getHeaders())
                .forEach((name, value) -> line("header " + name, Content.raw(Letter.bytes(value))));
        for (DeadLetterHandled each : letter.handlings()) {
            line("handled", words(each));
        }
        byte[] payload = letter.payload();
        out.println();
        out.println("payload, " + payload.length + " bytes:");
        out.println(Content.raw(payload));
        Optional<Topic<?>> topic = Content.topic(letter);
        byte[] content = payload;
        if (topic.isPresent()) {
            out.println();
            try {
                String json = Content.json(cluster, topic.get(), payload);
                out.println("as " + topic.get().type().getSimpleName() + ":");
                out.println(json);
                content = json.getBytes(StandardCharsets.UTF_8);
            } catch (UnreadableEventException e) {
                out.println(e.getMessage());
                content = new byte[0];
            }
        }
        if (file != null) {
            write(file, content, topic);
        }
        return 0;
    }

    private static String place(DeadLetter letter) {
        String where = letter.getOrigin() + " " + letter.getTopic();
        return letter.getPartition() == null
                ? where
                : where + ", partition " + letter.getPartition() + ", offset " + letter.getOffset();
    }

    private static String words(DeadLetterHandled handled) {
        return handled.getMeta().getOccurredAt() + " " + handled.getAction()
                + (handled.getSentTo() == null
                        ? ""
                        : " (sending " + handled.getAttempt() + ", to " + handled.getSentTo() + ")")
                + " by " + handled.getHandledBy() + ": " + handled.getNote();
    }

    private void write(Path to, byte[] content, Optional<Topic<?>> topic) {
        if (content.length == 0 && topic.isPresent()) {
            throw CommandFailedException.impossible(
                    "nothing was written: the payload cannot be read as "
                            + topic.get().type().getSimpleName()
                            + ", so there is nothing to mend in it; resend --with takes JSON written anew",
                    null);
        }
        try {
            Files.write(to, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            terminal.err().println("written to " + to);
        } catch (FileAlreadyExistsException e) {
            throw CommandFailedException.invalid(to + " is there already");
        } catch (IOException e) {
            throw CommandFailedException.impossible("cannot write " + to, e);
        }
    }

    private void line(String title, String text) {
        terminal.out().printf("%-12s %s%n", title, text);
    }
}
