package io.vendflow.commands.replay;

import io.vendflow.commands.CallerOption;
import io.vendflow.commands.Cluster;
import io.vendflow.commands.CommandFailedException;
import io.vendflow.commands.Moment;
import io.vendflow.commands.Sender;
import io.vendflow.commands.Terminal;
import io.vendflow.kafka.Replays;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./run replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "With --into: lets one service take events again that are in the log, to repeat or make up for a step.",
            "They go to that service's retry path only; steps are safe to repeat. Without --yes it only says what it would do.",
            "Say at least one of --topic, --machine, --sale, --from and --to.",
            "Without --into: reads the log, folds every sale and prints what it comes to, with its digest; calls nobody."
        })
public final class ReplayCommand implements Callable<Integer> {

    @Option(names = "--into", paramLabel = "SERVICE", description = "The service.")
    private @Nullable String into;

    private String service = "";

    @Option(names = "--topic", description = "Only of this topic; may be said several times.")
    private List<String> topics = new ArrayList<>();

    @Option(names = "--machine", paramLabel = "ID", description = "Only of this machine; may be said several times.")
    private List<String> machines = new ArrayList<>();

    @Option(names = "--sale", paramLabel = "REFERENCE", description = "Only of this sale; may be said several times.")
    private List<String> sales = new ArrayList<>();

    @Option(names = "--from", paramLabel = "TIME", description = Moment.WORDS)
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Only before then, said as --from (default: now).")
    private @Nullable String to;

    @Option(names = "--yes", description = "Do it.")
    private boolean yes;

    @Mixin
    private CallerOption caller = new CallerOption();

    private final Terminal terminal;

    public ReplayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (into == null) {
            return fold();
        }
        service = into;
        List<String> chosen = topics();
        if (topics.isEmpty() && machines.isEmpty() && sales.isEmpty() && from == null && to == null) {
            throw CommandFailedException.invalid(
                    "say which events: at least one of --topic, --machine, --sale, --from, --to");
        }
        // What the service says because of this is younger, so it is not taken again by this very replay.
        Instant end = to == null ? terminal.clock().instant() : Moment.parse("--to", to, terminal.clock());
        Choice choice = new Choice(
                Set.copyOf(machines),
                Set.copyOf(sales),
                from == null ? null : Moment.parse("--from", from, terminal.clock()),
                end);
        Cluster cluster = terminal.connect();
        long records = yes ? send(cluster, chosen, choice) : rehearse(cluster, chosen, choice);
        String sentTo = Replays.topicOf(service);
        terminal.out()
                .println(
                        yes
                                ? records + " sent to " + sentTo
                                : records + " would be sent to " + sentTo + "; nothing was sent, --yes sends them");
        return 0;
    }

    private Integer fold() {
        if (!topics.isEmpty() || !sales.isEmpty() || yes) {
            throw CommandFailedException.invalid("--topic, --sale and --yes need --into: say which service");
        }
        Instant now = terminal.clock().instant();
        new FullReplay(terminal)
                .run(
                        from == null ? Instant.EPOCH : Moment.parse("--from", from, terminal.clock()),
                        to == null ? now : Moment.parse("--to", to, terminal.clock()),
                        Set.copyOf(machines));
        return 0;
    }

    /** In the order of the sale's flow, those that were named or all. */
    private List<String> topics() {
        List<String> all = ServiceSteps.topicsOf(service);
        if (all.isEmpty()) {
            throw CommandFailedException.invalid(
                    "--into \"" + service + "\": must be one of " + String.join(", ", Replays.SERVICES));
        }
        Set<String> unknown = new TreeSet<>(topics);
        all.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw CommandFailedException.invalid(service + " has no step for " + String.join(", ", unknown)
                    + ", only for " + String.join(", ", all));
        }
        return topics.isEmpty() ? all : all.stream().filter(topics::contains).toList();
    }

    private long rehearse(Cluster cluster, List<String> chosen, Choice choice) {
        return chosen.stream()
                .mapToLong(topic -> read(cluster, topic, choice, null))
                .sum();
    }

    private long send(Cluster cluster, List<String> chosen, Choice choice) {
        try (Sender sender = cluster.sender()) {
            long records = chosen.stream()
                    .mapToLong(topic -> read(cluster, topic, choice, sender))
                    .sum();
            sender.flush();
            return records;
        }
    }

    private long read(Cluster cluster, String topic, Choice choice, @Nullable Sender sender) {
        Tally tally = new Tally();
        String by = terminal.caller(caller.by());
        cluster.scan(topic, choice.from(), record -> {
            if (choice.takes(record, cluster) && tally.isNews(record)) {
                tally.add(Choice.sale(record, cluster));
                if (sender != null) {
                    sender.send(Replays.toRecord(record, service, by));
                }
            }
        });
        if (tally.records() > 0) {
            terminal.out().println(topic + ": " + tally.words());
            terminal.out().println("  " + service + " " + ServiceSteps.words(service, topic));
        }
        return tally.records();
    }
}
