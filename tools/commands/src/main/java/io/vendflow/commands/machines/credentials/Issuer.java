package io.vendflow.commands.machines.credentials;

import io.vendflow.commands.CommandFailedException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Issues and revokes.
 *
 * <p>The order is: hand over, register, tell the broker. Ended in the middle, there is at most a file that opens nothing, or
 * something in the register that the next command tells the broker of.
 *
 * @param by who does it
 */
record Issuer(Vault vault, String by, Instant now) {

    /** @return where it was written */
    Path certificate(String machine, Duration validity) {
        Authority fleet = vault.authority(Vault.FLEET);
        Certified certified = fleet.forClient(machine, now, validity);
        Credential credential = Credential.certificate(machine, certified, by, now);
        Path folder = vault.issued(credential);
        Vault.write(folder.resolve("machine.key"), Pem.of(certified.key()));
        Vault.write(folder.resolve("machine.crt"), Pem.of(certified.certificate()));
        return handOver(folder, vault.register().with(credential));
    }

    /**
     * Mosquitto knows one password of a user, so an earlier one ends here.
     *
     * @return where it was written
     */
    Path password(String machine) {
        char[] password = MosquittoPassword.random();
        try {
            Credential credential =
                    Credential.password(machine, Authority.newId(), MosquittoPassword.hash(password), by, now);
            Register register = vault.register();
            Path folder = vault.issued(credential);
            Vault.write(folder.resolve("password"), new String(password) + "\n");
            return handOver(
                    folder,
                    register.withRevoked(register.standing(machine, Kind.PASSWORD), now)
                            .with(credential));
        } finally {
            Arrays.fill(password, ' ');
        }
    }

    private Path handOver(Path folder, Register register) {
        Vault.write(
                folder.resolve("ca.crt"), Pem.of(vault.authority(Vault.SERVICES).certificate()));
        save(register);
        return folder;
    }

    /** @return where the gateway finds it */
    Path gateway(Duration validity) {
        Certified certified = vault.authority(Vault.SERVICES).forClient(Services.GATEWAY_USER, now, validity);
        register(Services.GATEWAY, certified);
        Path file = vault.gateway().resolve("client.pem");
        Vault.write(
                vault.gateway().resolve("ca.crt"),
                Pem.of(vault.authority(Vault.SERVICES).certificate()));
        write(file, certified);
        return file;
    }

    /** @return where the broker finds it */
    Path broker(List<String> hosts, Duration validity) {
        Certified certified = vault.authority(Vault.SERVICES).forServer(Services.BROKER, hosts, now, validity);
        register(Services.BROKER, certified);
        Path file = vault.broker().resolve("server.pem");
        for (String name : List.of(Vault.FLEET, Vault.SERVICES)) {
            Vault.write(
                    vault.broker().resolve(name + ".crt"),
                    Pem.of(vault.authority(name).certificate()));
        }
        write(file, certified);
        save(vault.register());
        return file;
    }

    /** The gateways' share name: nobody else may know it, see {@code ops/mosquitto/fleet.conf}. */
    void share() {
        Vault.write(vault.gateway().resolve("share"), Services.GATEWAY + "-" + Authority.newId() + "\n");
    }

    private void register(String service, Certified certified) {
        vault.write(vault.register().with(Credential.certificate(service, certified, by, now)));
    }

    /** Both in one file, since a key and the certificate of another would be worse than old ones. */
    private static void write(Path file, Certified certified) {
        Vault.write(file, Pem.of(certified.key()) + Pem.of(certified.certificate()));
    }

    void revoke(List<Credential> some) {
        save(vault.register().withRevoked(some, now));
    }

    /** What the broker's certificate is for now. */
    List<String> hosts() {
        return Authority.hosts(Pem.certificate(vault.broker().resolve("server.pem")));
    }

    private void save(Register register) {
        // First, because it is the only one that may not be ours to write, and nothing is in force yet.
        vault.publish("machine-certificates.csv", register.certificatesAsCsv());
        vault.write(register);
        new BrokerFiles(vault).write(register, now);
    }

    /** @throws CommandFailedException when the machine has one that is good */
    void mustBeFirst(String machine, Kind kind) {
        for (Credential each : vault.register().standing(machine, kind)) {
            if (each.isGoodAt(now)) {
                throw CommandFailedException.invalid(machine + " has a " + kind + " already; ./run machines credentials"
                        + " rotate " + machine + " gives it another");
            }
        }
    }
}
