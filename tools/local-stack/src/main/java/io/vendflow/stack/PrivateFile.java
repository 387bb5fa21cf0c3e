package io.vendflow.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that only whoever started the stack can read. */
final class PrivateFile {

    private PrivateFile() {}

    static void write(Path file, String content) {
        Path directory = file.toAbsolutePath().getParent();
        try {
            // Made unreadable for others first, since between the two somebody might look; and whole before it has its
            // name.
            Path whole = Files.createTempFile(
                    directory,
                    file.getFileName().toString(),
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(whole, content, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StackException(file + " cannot be written: " + e, e);
        }
    }
}
