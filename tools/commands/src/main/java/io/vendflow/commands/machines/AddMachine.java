package io.vendflow.commands.machines;

import io.vendflow.commands.CallerOption;
import io.vendflow.commands.Cluster;
import io.vendflow.commands.CommandFailedException;
import io.vendflow.commands.Terminal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "add", mixinStandardHelpOptions = true, sortOptions = false, description = "Adds a machine.")
final class AddMachine implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The machine's name on MQTT, 3 to 16 letters and digits.")
    private String id = "";

    @Option(
            names = "--merchant",
            required = true,
            paramLabel = "MSN",
            description = "Whose machine: the merchant serial number.")
    private String merchant = "";

    @Option(names = "--name", required = true, description = "What people call it.")
    private String name = "";

    @Option(names = "--place", required = true, description = "Where it stands.")
    private String place = "";

    @Mixin
    private TermOptions terms = new TermOptions();

    @Mixin
    private CallerOption caller = new CallerOption();

    private final Terminal terminal;

    AddMachine(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Map<Column, String> said = new EnumMap<>(terms.said());
        said.put(Column.MERCHANT, merchant);
        said.put(Column.NAME, name);
        said.put(Column.PLACE, place);
        Cluster cluster = terminal.connect();
        Plan plan = Plan.of(Fleet.read(cluster), List.of(new Wish(id, said)));
        if (plan.changes().stream().anyMatch(change -> change.before() != null)) {
            throw CommandFailedException.invalid("machine " + id
                    + " is there already and is not like that; ./run machines change " + id + " changes it");
        }
        plan.carryOut(cluster, terminal, caller.by(), false);
        return 0;
    }
}
