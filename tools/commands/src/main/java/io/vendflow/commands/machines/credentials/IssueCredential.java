package io.vendflow.commands.machines.credentials;

import io.vendflow.commands.Moment;
import io.vendflow.commands.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "issue",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Gives machines their first certificate or password. A machine may have one of each.")
final class IssueCredential implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "ID", description = "The machines.")
    private List<String> ids = List.of();

    @ArgGroup(multiplicity = "1")
    private Wanted wanted = new Wanted();

    @Option(
            names = "--validity",
            paramLabel = "TIME",
            description =
                    "How long a certificate is good (default: ${DEFAULT-VALUE}); a password is until it is revoked.",
            defaultValue = "365d")
    private String validity = "";

    @Mixin
    private VaultOptions options = new VaultOptions();

    private final Terminal terminal;

    IssueCredential(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<String> machines =
                ids.stream().map(VaultOptions::machine).distinct().toList();
        Duration good = Moment.length("--validity", validity);
        Kind kind = wanted.kind();
        try (Vault vault = options.open(terminal)) {
            Issuer issuer = options.issuer(vault, terminal);
            machines.forEach(machine -> issuer.mustBeFirst(machine, kind));
            for (String machine : machines) {
                terminal.out()
                        .println(machine + ": "
                                + (kind == Kind.CERTIFICATE
                                        ? issuer.certificate(machine, good)
                                        : issuer.password(machine)));
            }
        }
        return 0;
    }

    /** One of them. */
    private static final class Wanted {

        @Option(
                names = "--certificate",
                required = true,
                description = "A key and a certificate with the machine's id.")
        private boolean certificate;

        @Option(
                names = "--password",
                required = true,
                description = "256 random bits, for machines without certificates.")
        private boolean password;

        Kind kind() {
            return certificate && !password ? Kind.CERTIFICATE : Kind.PASSWORD;
        }
    }
}
