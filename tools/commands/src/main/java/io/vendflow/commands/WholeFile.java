package io.vendflow.commands;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that is written whole or not at all: whoever looks finds the old one, the new one or none, and never half of one.
 */
public final class WholeFile {

    /** What is to be in it. */
    @FunctionalInterface
    public interface Content {

        void writeTo(Writer out) throws IOException;
    }

    private final String option;
    private final Path path;

    private WholeFile(String option, Path path) {
        this.option = option;
        this.path = path;
    }

    /**
     * Says what is wrong with the place before anybody has waited for what goes there.
     *
     * @param option what the caller named the place with
     * @throws CommandFailedException when nothing can be written there
     */
    public static WholeFile at(String option, Path path) {
        WholeFile file = new WholeFile(option, path.toAbsolutePath().normalize());
        if (Files.exists(file.path) && !Files.isRegularFile(file.path)) {
            throw file.impossible("that is not a file", null);
        }
        Path folder = file.folder();
        if (!Files.isDirectory(folder)) {
            throw file.impossible("there is no directory " + folder, null);
        }
        if (!Files.isWritable(folder)) {
            throw file.impossible("nothing can be written into " + folder, null);
        }
        return file;
    }

    public Path path() {
        return path;
    }

    /** @throws CommandFailedException when it cannot be written; what was there before still is */
    public void write(Content content) {
        write(content, Set.of());
    }

    /**
     * That only its owner can read, from the first moment on. Whose the directory is, his is the file: root writes for the
     * user whom a container runs as.
     *
     * @throws CommandFailedException when it cannot be written; what was there before still is
     */
    public void writePrivate(Content content) {
        write(content, PosixFilePermissions.fromString("rw-------"));
    }

    /**
     * That everybody can read, whatever this process keeps to itself by default. It, too, is his whose the directory is.
     *
     * @throws CommandFailedException when it cannot be written; what was there before still is
     */
    public void writePublic(Content content) {
        write(content, PosixFilePermissions.fromString("rw-r--r--"));
    }

    /** @param permissions none leaves them, and the owner, to the process's defaults */
    private void write(Content content, Set<PosixFilePermission> permissions) {
        Path unfinished = folder().resolve("." + path.getFileName() + "." + UUID.randomUUID());
        FileAttribute<?>[] attributes = permissions.isEmpty()
                ? new FileAttribute<?>[0]
                : new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
        try {
            try (FileChannel channel = FileChannel.open(
                            unfinished, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), attributes);
                    Writer writer = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8))) {
                content.writeTo(writer);
                writer.flush();
                channel.force(true);
            }
            if (!permissions.isEmpty()) {
                // What the process's mask took away while it was made.
                Files.setPosixFilePermissions(unfinished, permissions);
                belongToOwnerOfFolder(unfinished);
            }
            move(unfinished);
        } catch (IOException e) {
            throw impossible(e instanceof NoSuchFileException ? "its directory is gone" : e.toString(), e);
        } finally {
            discard(unfinished);
        }
    }

    private void belongToOwnerOfFolder(Path unfinished) throws IOException {
        UserPrincipal owner = Files.getOwner(folder());
        if (!owner.equals(Files.getOwner(unfinished))) {
            Files.setOwner(unfinished, owner);
        }
    }

    private void move(Path unfinished) throws IOException {
        // Through a symbolic link, not over it.
        Path target = Files.exists(path) ? path.toRealPath() : path;
        try {
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException(
                    target + " is on another file system than " + path + ", so it cannot appear whole", e);
        }
    }

    private void discard(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            throw impossible("and " + unfinished + " is left: " + e.getMessage(), e);
        }
    }

    private Path folder() {
        Path folder = path.getParent();
        return folder == null ? path : folder;
    }

    private CommandFailedException impossible(String why, @Nullable Exception cause) {
        return CommandFailedException.impossible("cannot write " + path + " (" + option + "): " + why, cause);
    }
}
