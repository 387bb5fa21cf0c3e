package io.vendflow.commands.machines.credentials;

import io.vendflow.commands.CommandFailedException;
import io.vendflow.commands.Moment;
import io.vendflow.commands.Terminal;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Makes the authorities of the fleet and of the services, and the broker's and the gateway's own.")
final class InitCredentials implements Callable<Integer> {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.:-]{0,251}[A-Za-z0-9])?");

    @Option(
            names = "--host",
            required = true,
            paramLabel = "HOST",
            description = "How machines reach the broker: a DNS name or an IP address; may be repeated."
                    + " mosquitto and localhost are added.")
    private List<String> hosts = List.of();

    @Option(
            names = "--authority-validity",
            paramLabel = "TIME",
            description = "How long both authorities are good (default: ${DEFAULT-VALUE}).",
            defaultValue = "3650d")
    private String authorityValidity = "";

    @Option(
            names = "--validity",
            paramLabel = "TIME",
            description = "How long the broker's and the gateway's certificates are good (default: ${DEFAULT-VALUE}).",
            defaultValue = "365d")
    private String validity = "";

    @Mixin
    private VaultOptions options = new VaultOptions();

    private final Terminal terminal;

    InitCredentials(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Set<String> all = new LinkedHashSet<>(hosts);
        all.addAll(List.of("mosquitto", "localhost"));
        for (String host : all) {
            if (!HOST.matcher(host).matches()) {
                throw CommandFailedException.invalid("--host: \"" + host + "\" is neither a DNS name nor an address");
            }
        }
        Duration authority = Moment.length("--authority-validity", authorityValidity);
        Duration own = Moment.length("--validity", validity);
        try (Vault vault = Vault.create(options.directory(terminal))) {
            Issuer issuer = options.issuer(vault, terminal);
            vault.write(Vault.FLEET, Authority.create("Vendflow fleet", issuer.now(), authority));
            vault.write(Vault.SERVICES, Authority.create("Vendflow services", issuer.now(), authority));
            vault.write(new Register(List.of()));
            issuer.share();
            terminal.out().println("gateway: " + issuer.gateway(own));
            terminal.out().println("broker:  " + issuer.broker(List.copyOf(all), own));
            terminal.out()
                    .println("Keep fleet-ca.key and services-ca.key where nobody else gets at them: with these"
                            + " anybody is any machine.");
        }
        return 0;
    }
}
