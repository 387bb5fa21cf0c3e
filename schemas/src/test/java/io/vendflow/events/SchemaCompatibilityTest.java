package io.vendflow.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaParser;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever replays the books reads events of every release, and while services are exchanged one by one an old one reads
 * new events. So every schema must read and be read by all released ones, and a released file never changes.
 *
 * <p>To release a schema, copy what this test prints for a missing file to {@code released/<Type>/<n>.avsc} and add the
 * file's line to {@code released/SHA256SUMS}.
 */
class SchemaCompatibilityTest {

    private static final Path RELEASED = Path.of("released");

    static List<Topic<?>> topics() {
        return Topics.all();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyEventReadsAndIsReadByEveryReleasedVersion(Topic<?> topic) throws IOException {
        Schema current = SpecificData.get().getSchema(topic.type());
        List<Path> versions = released(topic);
        assertThat(versions)
                .as("%s has no released schema; it would be%n%s", topic.type().getSimpleName(), current.toString())
                .isNotEmpty();
        for (Path version : versions) {
            Schema old = new SchemaParser().parse(Files.readString(version)).mainSchema();
            assertCanRead(current, old, version);
            assertCanRead(old, current, version);
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void theNewestReleasedVersionIsWhatIsBuilt(Topic<?> topic) throws IOException {
        Schema current = SpecificData.get().getSchema(topic.type());
        Schema newest = new SchemaParser()
                .parse(Files.readString(released(topic).getLast()))
                .mainSchema();
        assertThat(newest.toString())
                .as("a changed schema is released as the next version, so that the next change is held against it")
                .isEqualTo(current.toString());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyEventAndEveryEnumIsDocumentedAndEveryEnumHasADefault(Topic<?> topic) {
        check(SpecificData.get().getSchema(topic.type()), new HashMap<>());
    }

    @Test
    void releasedSchemasNeverChangeAndNoneIsUnaccountedFor() throws IOException {
        Map<String, String> sums = new HashMap<>();
        for (String line : Files.readAllLines(RELEASED.resolve("SHA256SUMS"))) {
            sums.put(line.substring(66), line.substring(0, 64));
        }
        try (Stream<Path> files = Files.walk(RELEASED)) {
            List<Path> schemas =
                    files.filter(file -> file.toString().endsWith(".avsc")).toList();
            assertThat(schemas.stream().map(file -> RELEASED.relativize(file).toString()))
                    .containsExactlyInAnyOrderElementsOf(sums.keySet());
            for (Path schema : schemas) {
                assertThat(sha256(schema))
                        .as(schema.toString())
                        .isEqualTo(sums.get(RELEASED.relativize(schema).toString()));
            }
        }
    }

    @Test
    void everyReleasedTypeStillHasATopic() throws IOException {
        try (Stream<Path> types = Files.list(RELEASED).filter(Files::isDirectory)) {
            assertThat(types.map(type -> type.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Topics.all().stream()
                            .map(topic -> topic.type().getSimpleName())
                            .toList());
        }
    }

    private static void check(Schema schema, Map<String, Schema> seen) {
        switch (schema.getType()) {
            case RECORD -> {
                if (seen.put(schema.getFullName(), schema) == null) {
                    assertThat(schema.getDoc()).as(schema.getFullName()).isNotBlank();
                    schema.getFields().forEach(field -> check(field.schema(), seen));
                }
            }
            case ENUM -> {
                assertThat(schema.getDoc()).as(schema.getFullName()).isNotBlank();
                assertThat(schema.getEnumDefault()).as(schema.getFullName()).isNotNull();
            }
            case ARRAY -> check(schema.getElementType(), seen);
            case MAP -> check(schema.getValueType(), seen);
            case UNION -> schema.getTypes().forEach(each -> check(each, seen));
            case FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL ->
                assertThat(schema.getType())
                        .as("money is never floating")
                        .isNotIn(Schema.Type.FLOAT, Schema.Type.DOUBLE);
        }
    }

    private static void assertCanRead(Schema reader, Schema writer, Path version) {
        var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        assertThat(result.getType())
                .as("%s: %s", version, result.getResult().getIncompatibilities())
                .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    private static List<Path> released(Topic<?> topic) throws IOException {
        Path folder = RELEASED.resolve(topic.type().getSimpleName());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted((a, b) -> Integer.compare(number(a), number(b))).toList();
        }
    }

    private static int number(Path file) {
        return Integer.parseInt(file.getFileName().toString().replace(".avsc", ""));
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(Files.readString(file).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
