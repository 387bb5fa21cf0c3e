package io.vendflow.simulator.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Lines of JSON at the end of a file. A line is handed to the operating system before its change is acknowledged, which
 * outlives the process but not the machine: enough for {@code kill -9}, and cheap enough for a load test.
 */
public final class FileJournal implements Journal {

    private static final Logger LOGGER = LoggerFactory.getLogger(FileJournal.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Path file;
    private final FileChannel owner;
    private @Nullable FileChannel end;

    /** Bytes; where the next line begins. */
    private long length;

    private FileJournal(Path file, FileChannel owner) {
        this.file = file;
        this.owner = owner;
    }

    /** @throws IllegalStateException when another simulator has the directory */
    public static FileJournal in(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel owner =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(owner)) {
                owner.close();
                throw new IllegalStateException("another simulator uses " + directory);
            }
            return new FileJournal(directory.resolve("journal.jsonl"), owner);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + directory, e);
        }
    }

    /** A last line that was never finished is left out: its change was never acknowledged. */
    @Override
    public void read(Consumer<JournalLine> reader) {
        if (!Files.exists(file)) {
            return;
        }
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 1;
            String line = lines.readLine();
            while (line != null) {
                String next = lines.readLine();
                read(line, number++, next == null, reader);
                line = next;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    @Override
    public void rewrite(List<JournalLine> lines) {
        lock.lock();
        try {
            Path fresh = file.resolveSibling("journal.new");
            try (FileChannel out = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                for (JournalLine line : lines) {
                    write(out, bytes(line));
                }
                out.force(true);
                length = out.position();
            }
            closeEnd();
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            end = FileChannel.open(file, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void append(JournalLine line) {
        ByteBuffer bytes = bytes(line);
        lock.lock();
        try {
            FileChannel out = end;
            if (out == null) {
                throw new IllegalStateException("the journal is not open");
            }
            long after = length + bytes.remaining();
            boolean whole = false;
            try {
                write(out, bytes);
                length = after;
                whole = true;
            } finally {
                if (!whole) {
                    out.truncate(length);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closeEnd();
            owner.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    private void read(String line, int number, boolean last, Consumer<JournalLine> reader) {
        JournalLine parsed;
        try {
            parsed = JournalJson.MAPPER.readValue(line, JournalLine.class);
        } catch (JacksonException e) {
            if (last) {
                LOGGER.warn("the last line of {} was not finished and is left out", file);
                return;
            }
            throw new IllegalStateException("line " + number + " of " + file + " cannot be read", e);
        }
        reader.accept(parsed);
    }

    private static ByteBuffer bytes(JournalLine line) {
        byte[] json = JournalJson.MAPPER.writeValueAsBytes(line);
        return ByteBuffer.allocate(json.length + 1).put(json).put((byte) '\n').flip();
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private void closeEnd() throws IOException {
        FileChannel open = end;
        end = null;
        if (open != null) {
            open.close();
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock taken = channel.tryLock();
            return taken != null;
        } catch (OverlappingFileLockException bySameProcess) {
            return false;
        }
    }
}
