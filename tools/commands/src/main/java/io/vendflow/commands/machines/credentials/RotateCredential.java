package io.vendflow.commands.machines.credentials;

import io.vendflow.commands.CommandFailedException;
import io.vendflow.commands.Moment;
import io.vendflow.commands.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rotate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Gives another certificate or password to who has one.",
            "The certificate from before stays good until it is out of date or revoked (revoke ID --old), so nobody is locked"
                    + " out meanwhile. A password from before is good no longer: do it while somebody is at the machine."
        })
final class RotateCredential implements Callable<Integer> {

    @Parameters(
            paramLabel = "ID",
            description = "A machine, " + Services.GATEWAY + ", or " + Services.BROKER + " (the broker's own).")
    private String holder = "";

    @Option(names = "--kind", description = "${COMPLETION-CANDIDATES}; needed when a machine has both.")
    private @Nullable Kind kind;

    @Option(
            names = "--validity",
            paramLabel = "TIME",
            description = "How long the certificate is good (default: ${DEFAULT-VALUE}).",
            defaultValue = "365d")
    private String validity = "";

    @Mixin
    private VaultOptions options = new VaultOptions();

    private final Terminal terminal;

    RotateCredential(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Duration good = Moment.length("--validity", validity);
        try (Vault vault = options.open(terminal)) {
            Issuer issuer = options.issuer(vault, terminal);
            terminal.out().println(holder + ": " + rotate(vault, issuer, good));
        }
        return 0;
    }

    private Path rotate(Vault vault, Issuer issuer, Duration good) {
        return switch (holder) {
            case Services.GATEWAY -> issuer.gateway(good);
            case Services.BROKER -> issuer.broker(issuer.hosts(), good);
            default -> {
                String machine = VaultOptions.machine(holder);
                yield kindOf(vault.register().standing(machine)) == Kind.CERTIFICATE
                        ? issuer.certificate(machine, good)
                        : issuer.password(machine);
            }
        };
    }

    private Kind kindOf(List<Credential> standing) {
        List<Kind> kinds = standing.stream()
                .map(Credential::kind)
                .distinct()
                .filter(each -> kind == null || kind == each)
                .toList();
        return switch (kinds.size()) {
            case 1 -> kinds.getFirst();
            case 0 ->
                throw CommandFailedException.invalid(holder + " has nothing that could be rotated; see"
                        + " ./run machines credentials issue --help");
            default ->
                throw CommandFailedException.invalid(
                        holder + " has a certificate and a password; say which with --kind");
        };
    }
}
