package io.vendflow.commands.machines;

import io.vendflow.commands.CallerOption;
import io.vendflow.commands.Cluster;
import io.vendflow.commands.CommandFailedException;
import io.vendflow.commands.Terminal;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Adds and changes machines as a CSV file says: all of them, or none when a line has a mistake.",
        footer = {
            "",
            "The first line names the columns; ./run machines export shows them all, machineId is needed. A column that is"
                    + " not there leaves machines as they are; an empty cell, or DEFAULT, means the installation's default."
        })
final class ImportMachines implements Callable<Integer> {

    @Parameters(paramLabel = "FILE.csv", description = "UTF-8, separated by commas or semicolons.")
    private Path file = Path.of("");

    @Option(names = "--dry-run", description = "Only say what would change.")
    private boolean dryRun;

    @Mixin
    private CallerOption caller = new CallerOption();

    private final Terminal terminal;

    ImportMachines(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<MachineCsv.Row> rows = MachineCsv.parse(read());
        Cluster cluster = terminal.connect();
        Plan.of(changes(Fleet.read(cluster), rows)).carryOut(cluster, terminal, caller.by(), dryRun);
        return 0;
    }

    private static List<Change> changes(Fleet fleet, List<MachineCsv.Row> rows) {
        List<Change> changes = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        Map<String, Long> lines = new HashMap<>();
        for (MachineCsv.Row row : rows) {
            try {
                changes.add(Plan.change(fleet, row.wish()));
            } catch (InvalidMachineException e) {
                e.mistakes().forEach(mistake -> mistakes.add("line " + row.line() + ": " + mistake));
            }
            Long earlier = lines.putIfAbsent(row.wish().machineId(), row.line());
            if (earlier != null) {
                mistakes.add("line " + row.line() + ": machine " + row.wish().machineId() + " is in line " + earlier
                        + " already");
            }
        }
        if (!mistakes.isEmpty()) {
            mistakes.add(mistakes.size() + (mistakes.size() == 1 ? " mistake" : " mistakes") + "; nothing was written");
            throw CommandFailedException.invalid(String.join(System.lineSeparator(), mistakes));
        }
        return changes;
    }

    private String read() {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw CommandFailedException.invalid(file + " is not UTF-8; save it as \"CSV UTF-8\"");
        } catch (IOException e) {
            throw CommandFailedException.impossible("cannot read " + file, e);
        }
    }
}
