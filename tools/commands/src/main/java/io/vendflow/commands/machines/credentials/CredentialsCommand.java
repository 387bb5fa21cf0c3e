package io.vendflow.commands.machines.credentials;

import io.vendflow.commands.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./run machines credentials}: who machines, gateway and broker show that they are. */
@Command(
        name = "credentials",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Issues, rotates and revokes what machines identify themselves with on MQTT; see docs/machine-identity.md.")
public final class CredentialsCommand {

    private CredentialsCommand() {}

    public static CommandLine on(Terminal terminal) {
        return new CommandLine(new CredentialsCommand())
                .addSubcommand(new InitCredentials(terminal))
                .addSubcommand(new IssueCredential(terminal))
                .addSubcommand(new RotateCredential(terminal))
                .addSubcommand(new RevokeCredentials(terminal))
                .addSubcommand(new ListCredentials(terminal));
    }
}
