package io.vendflow.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the stack keeps everything, locked for as long as it runs. */
final class DataDirectory implements AutoCloseable {

    /** Bytes. Kafka, the broker and the registry together want some 200 MB before the first sale. */
    static final long LEAST_FREE = 500L * 1024 * 1024;

    private static final String LOCK = "stack.lock";

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataDirectory(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /** @throws StackException when another stack runs on it, it cannot be written, or the disk is nearly full */
    static DataDirectory open(Path directory) {
        Path path = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            FileChannel channel = FileChannel.open(
                    path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = lock(channel);
            if (lock == null) {
                String owner = Files.readString(path.resolve(LOCK)).strip();
                channel.close();
                throw new StackException("Vendflow already runs on " + path + " (pid " + owner
                        + "); stop it first, or choose another folder with --data");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            return new DataDirectory(path, channel, lock);
        } catch (IOException e) {
            throw new StackException("cannot use " + path + " for data: " + e, e);
        }
    }

    Path path() {
        return path;
    }

    Path logs() {
        return path.resolve("logs");
    }

    PidFiles pidFiles() {
        return new PidFiles(path);
    }

    /** Bytes that can still be written. */
    long free() {
        try {
            return Files.getFileStore(path).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws StackException when there is less than {@link #LEAST_FREE} */
    void requireSpace() {
        long free = free();
        if (free < LEAST_FREE) {
            throw new StackException("only " + megabytes(free) + " are free under " + path + "; at least "
                    + megabytes(LEAST_FREE) + " are needed to start");
        }
    }

    static String megabytes(long bytes) {
        return bytes / (1024 * 1024) + " MB";
    }

    /** Deletes everything but the lock. */
    void empty() {
        try (Stream<Path> entries = Files.list(path)) {
            for (Path entry : entries.toList()) {
                if (!entry.endsWith(LOCK)) {
                    delete(entry);
                }
            }
        } catch (IOException e) {
            throw new StackException("cannot empty " + path + ": " + e, e);
        }
    }

    /** Each run has its own logs; those of the run before are kept beside them. */
    void turnLogs() {
        try {
            Files.createDirectories(logs());
            try (Stream<Path> files = Files.list(logs())) {
                for (Path log : files.filter(DataDirectory::isCurrentLog).toList()) {
                    String name = String.valueOf(log.getFileName()).replace(".log", ".previous.log");
                    Files.move(log, log.resolveSibling(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new StackException("cannot use " + logs() + ": " + e, e);
        }
    }

    boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isCurrentLog(Path file) {
        return file.toString().endsWith(".log") && !file.toString().endsWith(".previous.log");
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by another stack in this very process
        }
    }

    private static void delete(Path entry) throws IOException {
        Files.walkFileTree(entry, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
