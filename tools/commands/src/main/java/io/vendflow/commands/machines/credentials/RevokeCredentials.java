package io.vendflow.commands.machines.credentials;

import io.vendflow.commands.CommandFailedException;
import io.vendflow.commands.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Takes from somebody what they have, for ever: all of it, unless something is chosen.",
            "It takes effect when the broker reloads, which ops/mosquitto/serve has it do within seconds: a machine that has"
                    + " nothing left can neither say nor hear anything, also when it is connected."
        })
final class RevokeCredentials implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "A machine, or " + Services.GATEWAY + ".")
    private String holder = "";

    @ArgGroup
    private Choice choice = new Choice();

    @Mixin
    private VaultOptions options = new VaultOptions();

    private final Terminal terminal;

    RevokeCredentials(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!holder.equals(Services.GATEWAY)) {
            VaultOptions.machine(holder);
        }
        try (Vault vault = options.open(terminal)) {
            Issuer issuer = options.issuer(vault, terminal);
            Register register = vault.register();
            List<Credential> some = choice.of(register, holder);
            if (some.isEmpty()) {
                // Files of a command that ended in the middle are made good.
                issuer.revoke(some);
                throw CommandFailedException.invalid(holder + " has nothing that could be revoked");
            }
            issuer.revoke(some);
            some.forEach(each -> terminal.out().println("revoked: " + each.kind() + " " + each.id() + " of " + holder));
            if (vault.register().standing(holder).isEmpty()) {
                terminal.out().println(holder + " has nothing left and is locked out with the broker's next reload");
            } else {
                terminal.out()
                        .println(holder + " has others; a connection that was made with what is revoked ends when"
                                + " the machine connects anew, or with the broker's next restart");
            }
        }
        return 0;
    }

    /** Not all, but these. */
    private static final class Choice {

        @Option(names = "--id", paramLabel = "ID", description = "The one whose id begins like this (see list).")
        private @Nullable String id;

        @Option(names = "--old", description = "All certificates but the newest: what a rotation has left.")
        private boolean old;

        List<Credential> of(Register register, String holder) {
            if (id != null) {
                return List.of(register.find(holder, id));
            }
            if (old) {
                List<Credential> certificates = register.standing(holder, Kind.CERTIFICATE);
                return certificates.subList(0, Math.max(0, certificates.size() - 1));
            }
            return register.standing(holder);
        }
    }
}
