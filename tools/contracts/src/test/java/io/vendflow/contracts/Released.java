package io.vendflow.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;

/** The schemas that are released for ever. */
final class Released {

    private Released() {}

    static Path newest(String type) {
        return versions(type).getLast();
    }

    /** Oldest first. */
    static List<Path> versions(String type) {
        try (Stream<Path> files = Files.list(Documents.CHECKOUT.resolve("schemas/released/" + type))) {
            return files.sorted(Comparator.comparingInt(Released::number)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int number(Path version) {
        return Integer.parseInt(version.getFileName().toString().replace(".avsc", ""));
    }

    static Schema schema(Path version) {
        try {
            return new SchemaParser().parse(version).mainSchema();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
