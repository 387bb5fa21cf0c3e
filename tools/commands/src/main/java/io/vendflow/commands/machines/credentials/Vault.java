package io.vendflow.commands.machines.credentials;

import io.vendflow.commands.CommandFailedException;
import io.vendflow.commands.WholeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The directory in which everything is kept: both authorities with their keys, the register, what the broker and the
 * gateway read, and what was issued and not yet handed over. One command at a time is in it; all of it but {@code public} is its owner's alone.
 */
final class Vault implements AutoCloseable {

    /** Signs machines' certificates; the broker believes it on the machines' listener and nowhere else. */
    static final String FLEET = "fleet-ca";

    /** Signs the broker's certificate and the gateway's. */
    static final String SERVICES = "services-ca";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String OPTION = "--dir";

    private final Path directory;
    private final FileChannel lock;

    private Vault(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /** @throws CommandFailedException when there is one already */
    static Vault create(Path directory) {
        makeDirectory(directory);
        Vault vault = lock(directory);
        if (Files.exists(vault.registerFile())) {
            vault.close();
            throw CommandFailedException.invalid(directory + " is set up already; nothing was changed");
        }
        return vault;
    }

    /** @throws CommandFailedException when there is none */
    static Vault open(Path directory) {
        if (!Files.exists(directory.resolve("register.json"))) {
            throw CommandFailedException.invalid("there are no credentials in " + directory
                    + "; begin with ./run machines credentials init, or name the directory with --dir");
        }
        return lock(directory);
    }

    private static Vault lock(Path directory) {
        try {
            FileChannel channel =
                    FileChannel.open(directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            // Given back when the channel is closed, or the process ends.
            channel.lock();
            return new Vault(directory, channel);
        } catch (IOException e) {
            throw CommandFailedException.impossible(directory + " cannot be worked in: " + e, e);
        }
    }

    Register register() {
        try {
            return new Register(JSON.readValue(registerFile().toFile(), new TypeReference<List<Credential>>() {}));
        } catch (JacksonException e) {
            throw CommandFailedException.impossible(registerFile() + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    /** Before anything is told to the broker: what is not in the register could never be revoked. */
    void write(Register register) {
        write(registerFile(), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(register.all()) + "\n");
    }

    Authority authority(String name) {
        return new Authority(
                Pem.certificate(directory.resolve(name + ".crt")), Pem.key(directory.resolve(name + ".key")));
    }

    void write(String name, Authority authority) {
        write(directory.resolve(name + ".key"), Pem.of(authority.key()));
        write(directory.resolve(name + ".crt"), Pem.of(authority.certificate()));
    }

    /** What the broker reads. */
    Path broker() {
        return directory.resolve("broker");
    }

    /** What the gateway reads. */
    Path gateway() {
        return directory.resolve("gateway");
    }

    /** What is handed over. */
    Path issued(Credential credential) {
        return directory
                .resolve("issued")
                .resolve(credential.holder() + "-" + credential.id().substring(0, 8));
    }

    /**
     * A file in the directory {@code public}, which everybody may read who is let into it: the gateway's container is shown nothing
     * else of here.
     */
    void publish(String name, String content) {
        Path folder = directory.resolve("public");
        if (!Files.isDirectory(folder)) {
            makeDirectory(folder);
            openToAll(folder);
        }
        WholeFile.at(OPTION, folder.resolve(name)).writePublic(out -> out.write(content));
    }

    /** Also where root makes it in somebody else's vault. */
    private void openToAll(Path folder) {
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            if (!Files.getOwner(folder).equals(Files.getOwner(directory))) {
                Files.setOwner(folder, Files.getOwner(directory));
            }
        } catch (IOException e) {
            throw CommandFailedException.impossible(folder + " cannot be opened to all: " + e, e);
        }
    }

    /** A file that only the owner of its directory can read; the directory is made where there is none. */
    static void write(Path file, String content) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            makeDirectory(folder);
        }
        WholeFile.at(OPTION, file).writePrivate(out -> out.write(content));
    }

    private static void makeDirectory(Path folder) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw CommandFailedException.impossible("there can be no directory " + folder + ": " + e, e);
        }
    }

    private Path registerFile() {
        return directory.resolve("register.json");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw CommandFailedException.impossible(directory + " cannot be left: " + e, e);
        }
    }
}
