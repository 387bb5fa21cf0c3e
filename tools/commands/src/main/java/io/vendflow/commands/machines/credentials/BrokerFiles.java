package io.vendflow.commands.machines.credentials;

import io.vendflow.commands.CommandFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the broker is told, made anew from the register each time: a command that ended in the middle is made good by the
 * next one. {@code ops/mosquitto/serve} takes it over when the last of them, {@code generation}, has changed.
 */
final class BrokerFiles {

    private final Vault vault;

    BrokerFiles(Vault vault) {
        this.vault = vault;
    }

    void write(Register register, Instant now) {
        write("passwords", passwords(register));
        write("locked-out.acl", lockedOut(register));
        writeList(Vault.FLEET, register, Predicate.not(BrokerFiles::isService), now);
        writeList(Vault.SERVICES, register, BrokerFiles::isService, now);
        write("generation", Authority.newId() + "\n");
    }

    /** One user a line; that of a password which was replaced must not be there, or Mosquitto takes the last one. */
    static String passwords(Register register) {
        return lines(register.all().stream()
                .filter(each -> each.kind() == Kind.PASSWORD && !each.isRevoked())
                .map(each -> each.holder() + ":" + Objects.requireNonNull(each.passwordHash()))
                .toList());
    }

    /**
     * Mosquitto does not ask again for the certificate of somebody who is connected. With this it neither takes anything
     * from a machine that has nothing left nor gives it anything.
     */
    static String lockedOut(Register register) {
        return lines(register.lockedOut().stream()
                .map(machine -> "user " + machine + "\ntopic deny #")
                .toList());
    }

    private void writeList(String authority, Register register, Predicate<Credential> signed, Instant now) {
        List<Credential> revoked = register.all().stream()
                .filter(each -> each.kind() == Kind.CERTIFICATE && each.isRevoked())
                .filter(signed)
                .toList();
        String name = authority + ".crl";
        Instant before = date(vault.broker().resolve(name));
        write(name, Pem.of("X509 CRL", vault.authority(authority).revoke(revoked, now, before)));
    }

    private static Instant date(Path list) {
        if (!Files.exists(list)) {
            return Instant.EPOCH;
        }
        try (InputStream in = Files.newInputStream(list)) {
            return ((X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in))
                    .getThisUpdate()
                    .toInstant();
        } catch (IOException | GeneralSecurityException e) {
            throw CommandFailedException.impossible(list + " cannot be read: " + e, e);
        }
    }

    private static boolean isService(Credential credential) {
        return Services.ALL.contains(credential.holder());
    }

    private static String lines(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private void write(String name, String content) {
        Vault.write(vault.broker().resolve(name), content);
    }
}
