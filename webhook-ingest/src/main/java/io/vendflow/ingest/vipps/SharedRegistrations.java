package io.vendflow.ingest.vipps;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.vipps.Secret;
import io.vendflow.vipps.webhook.Registered;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The registrations that all instances behind one address have in common, in a folder that only they can read, one file for
 * each merchant: address, id, secret. Vipps tells a secret only once, so an instance that did not register itself has it
 * from here.
 */
final class SharedRegistrations {

    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final int LINES = 3;

    private final Path folder;

    /** @param folder is made where it is missing */
    SharedRegistrations(Path folder) {
        this.folder = folder;
    }

    /** What is done while no other instance does. */
    interface Task {
        Optional<String> run() throws IOException;
    }

    /** @throws IOException when the folder cannot be written, or the task cannot go on */
    Optional<String> alone(Task task) throws IOException {
        Files.createDirectories(folder);
        try (FileChannel channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            return lock.isValid() ? task.run() : Optional.empty();
        }
    }

    /** Nothing when there is none for this address, or the file is not as we write it. */
    Optional<Registered> find(MerchantSerialNumber merchant, URI url) throws IOException {
        Path file = file(merchant);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        return lines.size() == LINES
                        && lines.getFirst().equals(url.toString())
                        && !lines.getLast().isBlank()
                ? Optional.of(new Registered(lines.get(1), new Secret(lines.getLast())))
                : Optional.empty();
    }

    /** In the place of the one before. */
    void keep(MerchantSerialNumber merchant, URI url, Registered registered) throws IOException {
        Path whole = Files.createTempFile(folder, merchant.toString(), ".new", PRIVATE);
        Files.write(
                whole,
                List.of(url.toString(), registered.id(), registered.secret().value()));
        Files.move(whole, file(merchant), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path file(MerchantSerialNumber merchant) {
        return folder.resolve(merchant.toString());
    }
}
