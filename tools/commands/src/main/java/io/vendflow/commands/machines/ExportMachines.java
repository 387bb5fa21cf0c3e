package io.vendflow.commands.machines;

import io.vendflow.commands.CommandFailedException;
import io.vendflow.commands.Terminal;
import io.vendflow.events.MachineProfile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes all machines, retired ones too, to a CSV file that can be imported.")
final class ExportMachines implements Callable<Integer> {

    @Parameters(paramLabel = "FILE.csv", description = "The file to write.")
    private Path file = Path.of("");

    @Option(names = "--force", description = "Also over a file that is there.")
    private boolean force;

    private final Terminal terminal;

    ExportMachines(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<MachineProfile> machines =
                List.copyOf(Fleet.read(terminal.connect()).machines().values());
        try (Writer writer = Files.newBufferedWriter(
                file,
                StandardOpenOption.WRITE,
                force ? StandardOpenOption.CREATE : StandardOpenOption.CREATE_NEW,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            MachineCsv.print(machines, writer);
        } catch (FileAlreadyExistsException e) {
            throw CommandFailedException.invalid(file + " is there already; --force writes over it");
        } catch (IOException e) {
            throw CommandFailedException.impossible("cannot write " + file + ": " + e.getMessage(), e);
        }
        terminal.out().println(machines.size() + " machines are in " + file);
        return 0;
    }
}
