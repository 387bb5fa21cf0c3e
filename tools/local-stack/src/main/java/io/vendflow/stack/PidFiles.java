package io.vendflow.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Which children run, one file each, so that the next start can end what an earlier one left behind. (The lifeline ends
 * them all the same; this is for a child that was stopped by a debugger, say.)
 */
final class PidFiles {

    private final Path directory;

    PidFiles(Path directory) {
        this.directory = directory;
    }

    void write(String name, ProcessHandle process) {
        try {
            Files.createDirectories(directory);
            Files.writeString(fileOf(name), process.pid() + " " + startOf(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(String name) {
        try {
            Files.deleteIfExists(fileOf(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills every recorded child that still runs, and returns how many there were. */
    long endStale() {
        if (!Files.isDirectory(directory)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".pid"))
                    .flatMap(file -> read(file).stream())
                    .map(ProcessHandle::onExit)
                    .map(CompletableFuture::join)
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ProcessHandle> read(Path file) {
        try {
            String[] words = Files.readString(file).strip().split(" ", 2);
            Files.delete(file);
            return words.length == 2 && words[0].matches("\\d+")
                    ? ProcessHandle.of(Long.parseLong(words[0]))
                            // The number may belong to somebody else by now; the time of its start tells.
                            .filter(process -> startOf(process).equals(words[1]))
                            .filter(ProcessHandle::destroyForcibly)
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }

    private Path fileOf(String name) {
        return directory.resolve(name + ".pid");
    }
}
