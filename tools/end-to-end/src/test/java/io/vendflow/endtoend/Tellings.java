package io.vendflow.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that a run has said or written, to look for words in. */
final class Tellings {

    private final Path data;
    private final Set<String> secretFiles;
    private final Map<String, String> answers = new LinkedHashMap<>();

    /** @param secretFiles names in the data folder that are there to keep secrets */
    Tellings(Path data, Set<String> secretFiles) {
        this.data = data;
        this.secretFiles = secretFiles;
    }

    void add(String where, String answer) {
        answers.merge(where, answer, String::concat);
    }

    /** Where the word is, in logs, topics, stores and answers. */
    List<String> places(String word) {
        // Byte by byte, whatever a file's format is.
        String bytes = new String(word.getBytes(UTF_8), ISO_8859_1);
        Stream<String> written = files().stream()
                .filter(file ->
                        !secretFiles.contains(data.relativize(file).getName(0).toString()))
                .filter(file -> contains(file, bytes))
                .map(file -> data.relativize(file).toString());
        Stream<String> said = answers.entrySet().stream()
                .filter(answer -> answer.getValue().contains(word))
                .map(Map.Entry::getKey);
        return Stream.concat(written, said).toList();
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(data, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                    return goOn(e);
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                    return goOn(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** RocksDB and Kafka tidy up while we look. */
    private static FileVisitResult goOn(@Nullable IOException e) throws IOException {
        if (e != null && !(e instanceof NoSuchFileException)) {
            throw e;
        }
        return FileVisitResult.CONTINUE;
    }

    private static boolean contains(Path file, String bytes) {
        try {
            return Files.readString(file, ISO_8859_1).contains(bytes);
        } catch (NoSuchFileException e) {
            return false; // as above
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
