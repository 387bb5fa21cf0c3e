package io.vendflow.commands.machines;

import io.vendflow.commands.CallerOption;
import io.vendflow.commands.Cluster;
import io.vendflow.commands.CommandFailedException;
import io.vendflow.commands.Terminal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "change",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Changes what is said about a machine; the rest stays.",
        footer = "A sale that is under way ends as it began.")
final class ChangeMachine implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The machine.")
    private String id = "";

    @Option(names = "--merchant", paramLabel = "MSN", description = "Whose machine: the merchant serial number.")
    private @Nullable String merchant;

    @Option(names = "--name", description = "What people call it.")
    private @Nullable String name;

    @Option(names = "--place", description = "Where it stands.")
    private @Nullable String place;

    @Mixin
    private TermOptions terms = new TermOptions();

    @Mixin
    private CallerOption caller = new CallerOption();

    private final Terminal terminal;

    ChangeMachine(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Map<Column, String> said = new EnumMap<>(Column.class);
        said.putAll(terms.said());
        TermOptions.put(said, Column.MERCHANT, merchant);
        TermOptions.put(said, Column.NAME, name);
        TermOptions.put(said, Column.PLACE, place);
        if (said.isEmpty()) {
            throw CommandFailedException.invalid(
                    "say what is to change; ./run machines change --help names the options");
        }
        Cluster cluster = terminal.connect();
        Fleet fleet = Fleet.read(cluster);
        fleet.require(List.of(id));
        Plan.of(fleet, List.of(new Wish(id, said))).carryOut(cluster, terminal, caller.by(), false);
        return 0;
    }
}
