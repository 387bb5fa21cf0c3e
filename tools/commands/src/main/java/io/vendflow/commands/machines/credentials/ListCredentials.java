package io.vendflow.commands.machines.credentials;

import io.vendflow.commands.Moment;
import io.vendflow.commands.Table;
import io.vendflow.commands.Terminal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows who has what, and until when it is good.")
final class ListCredentials implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "ID", description = "Only this machine's.")
    private @Nullable String holder;

    @Option(names = "--all", description = "What is revoked too.")
    private boolean all;

    @Option(
            names = "--expiring",
            paramLabel = "TIME",
            description = "Only what is out of date within this time, such as 30d, or is already.")
    private @Nullable String expiring;

    @Mixin
    private VaultOptions options = new VaultOptions();

    private final Terminal terminal;

    ListCredentials(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Instant now = terminal.clock().instant();
        @Nullable Instant end = expiring == null ? null : now.plus(Moment.length("--expiring", expiring));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("holder", "kind", "id", "issued", "by", "valid until", "state", "sha-256"));
        try (Vault vault = options.open(terminal)) {
            vault.register().all().stream()
                    .filter(each -> all || !each.isRevoked())
                    .filter(each -> holder == null || holder.equals(each.holder()))
                    .filter(each -> end == null
                            || (each.validUntil() != null && each.validUntil().isBefore(end)))
                    .forEach(each -> rows.add(row(each, now)));
        }
        Table.print(rows, terminal.out());
        return 0;
    }

    private static List<String> row(Credential each, Instant now) {
        return List.of(
                each.holder(),
                each.kind().toString(),
                each.id(),
                each.issuedAt().toString(),
                each.by(),
                each.validUntil() == null ? "it is revoked" : each.validUntil().toString(),
                each.isRevoked() ? "revoked " + each.revokedAt() : each.isGoodAt(now) ? "good" : "out of date",
                Objects.requireNonNullElse(each.fingerprint(), "-"));
    }
}
