package io.vendflow.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of what the repository has, for a test that breaks it. */
record Folder(Repository repository) {

    static Folder copyTo(Path folder) {
        Path root = Repository.around().root();
        for (String part : List.of("ops/prometheus", "ops/grafana", "docs", "docker-compose.yml")) {
            try (Stream<Path> files = Files.walk(root.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = folder.resolve(root.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Folder(new Repository(folder));
    }

    void replace(String file, String text, String with) {
        Path path = repository.root().resolve(file);
        String before = Repository.text(path);
        if (!before.contains(text)) {
            throw new IllegalArgumentException(file + " does not contain " + text);
        }
        write(file, before.replace(text, with));
    }

    void write(String file, String text) {
        try {
            Files.writeString(repository.root().resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String file) {
        try {
            Files.delete(repository.root().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
