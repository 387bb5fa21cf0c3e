package io.vendflow.commands.machines.credentials;

import io.vendflow.commands.CallerOption;
import io.vendflow.commands.CommandFailedException;
import io.vendflow.commands.Terminal;
import io.vendflow.sale.MachineId;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where everything is kept, and who asks. */
final class VaultOptions {

    private static final String VARIABLE = "VENDFLOW_CREDENTIALS_DIR";

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Where everything is kept (default: " + VARIABLE + ", else data/credentials).")
    private @Nullable Path directory;

    @Mixin
    private CallerOption caller = new CallerOption();

    Path directory(Terminal terminal) {
        String named = terminal.environment().getOrDefault(VARIABLE, "").strip();
        if (directory != null) {
            return directory;
        }
        return named.isEmpty()
                ? Path.of(Objects.requireNonNullElse(System.getProperty("vendflow.root"), ""), "data", "credentials")
                : Path.of(named);
    }

    Vault open(Terminal terminal) {
        return Vault.open(directory(terminal));
    }

    Issuer issuer(Vault vault, Terminal terminal) {
        return new Issuer(
                vault, terminal.caller(caller.by()), terminal.clock().instant().truncatedTo(ChronoUnit.SECONDS));
    }

    /** @throws CommandFailedException when no machine can be called that */
    static String machine(String id) {
        try {
            return new MachineId(id).value();
        } catch (IllegalArgumentException e) {
            throw CommandFailedException.invalid("\"" + id + "\": " + e.getMessage());
        }
    }
}
