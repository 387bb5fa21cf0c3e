package io.vendflow.commands.reconcile;

import io.vendflow.commands.CommandFailedException;
import io.vendflow.reconciliation.Report;
import io.vendflow.reconciliation.report.ReportWriter;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that is written whole or not at all: whoever looks finds the old one, the new one or none, and never half of one.
 */
final class WholeFile {

    private final String option;
    private final Path path;

    private WholeFile(String option, Path path) {
        this.option = option;
        this.path = path;
    }

    /** Says what is wrong with the place before anybody has waited for what goes there. */
    static WholeFile at(String option, Path path) {
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

    Path path() {
        return path;
    }

    void write(Report report, ReportWriter form) {
        Path unfinished = folder().resolve("." + path.getFileName() + "." + UUID.randomUUID());
        try {
            try (FileChannel channel =
                            FileChannel.open(unfinished, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
                    Writer writer = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8))) {
                form.write(report, writer);
                writer.flush();
                channel.force(true);
            }
            move(unfinished);
        } catch (IOException e) {
            throw impossible(e instanceof NoSuchFileException ? "its directory is gone" : e.toString(), e);
        } finally {
            discard(unfinished);
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
