package io.vendflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The normative pages name what is there, all of it, and nothing else. */
class EventPagesTest {

    /** Described once for all events, in README.md. */
    private static final Set<String> COMMON = Set.of("Meta", "Sale", "SaleLine");

    static List<Topic<?>> topics() {
        return Topics.all();
    }

    @Test
    void everyEventHasAPageAndEveryPageAnEvent() throws IOException {
        try (Stream<Path> files = Files.list(Page.folder())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    Stream.of("README.md"),
                                    Topics.all().stream()
                                            .map(topic -> topic.type().getSimpleName() + ".md"))
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aPageNamesItsTopicItsProducersAndItsNewestSchema(Topic<?> topic) {
        Page page = Page.of(topic.type().getSimpleName());
        int newest = Released.number(Released.newest(page.type()));

        assertThat(page.fact("topic")).startsWith("`" + topic.name() + "`");
        assertThat(new TreeSet<>(Arrays.asList(page.fact("producer").split(", "))))
                .isEqualTo(Wiring.services().stream()
                        .filter(service -> Wiring.sends(service).contains(topic.name()))
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(page.fact("newest schema"))
                .isEqualTo("[%d](../../schemas/released/%s/%d.avsc)".formatted(newest, page.type(), newest));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aPageNamesWhoTakesTheEvent(Topic<?> topic) {
        Page page = Page.of(topic.type().getSimpleName());

        assertThat(page.text().lines().filter(line -> line.startsWith("- **")).map(line -> line.split("\\*\\*")[1]))
                .containsExactlyInAnyOrderElementsOf(Wiring.services().stream()
                        .filter(service -> !service.equals("reconciliation"))
                        .filter(service -> Wiring.receives(service).contains(topic.name()))
                        .toList());
        assertThat(page.text().contains("reconciliation reads it"))
                .isEqualTo(Wiring.receives("reconciliation").contains(topic.name()));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aPageNamesEveryFieldWithTheVersionThatBroughtIt(Topic<?> topic) {
        String type = topic.type().getSimpleName();

        assertThat(Page.of(type).fields()).isEqualTo(fields(type));
    }

    @Test
    void theReadmeNamesEveryFieldThatEventsHaveInCommon() {
        Page readme = Page.of("README");
        Map<String, Integer> common = new LinkedHashMap<>();
        List<Path> versions = Released.versions("PaymentRequested");
        for (Path version : versions) {
            Schema schema = Released.schema(version);
            Schema sale = schema.getField("sale").schema();
            names(schema.getField("meta").schema(), "meta.", common, Released.number(version));
            names(sale, "sale.", common, Released.number(version));
            names(sale.getField("lines").schema().getElementType(), "sale.lines.", common, Released.number(version));
        }
        assertThat(readme.fields()).isEqualTo(common);
    }

    @ParameterizedTest
    @MethodSource("topics")
    void theReadmeLeadsToEveryPage(Topic<?> topic) {
        String type = topic.type().getSimpleName();

        assertThat(Page.of("README").text())
                .contains("[" + type + "](" + type + ".md)")
                .contains("`" + topic + "`");
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aPagesExampleIsTheDocumentsAndItsIdFollowsThePage(Topic<?> topic) {
        Page page = Page.of(topic.type().getSimpleName());
        JsonNode example = page.example();

        assertThat(example).isEqualTo(Documents.events().message(page.type()).at("/examples/0/payload"));
        assertThat(FactId.follows(page, example))
                .as("%s should be made of one of %s", example.at("/meta/id"), page.idWords())
                .isTrue();
    }

    /** Paths of the newest schema's own fields, with the first version that had each. */
    private static Map<String, Integer> fields(String type) {
        Map<String, Integer> since = new LinkedHashMap<>();
        List<Path> versions = Released.versions(type);
        for (Path version : versions) {
            names(Released.schema(version), "", since, Released.number(version));
        }
        Map<String, Integer> newest = new LinkedHashMap<>();
        names(Released.schema(versions.getLast()), "", newest, 0);
        newest.replaceAll((name, unknown) -> since.get(name));
        return newest;
    }

    private static void names(Schema record, String path, Map<String, Integer> since, int version) {
        for (Schema.Field field : record.getFields()) {
            Schema own = recordIn(field.schema());
            if (own == null || !COMMON.contains(own.getName()) || isList(field.schema())) {
                since.putIfAbsent(path + field.name(), version);
            }
            if (own != null && !COMMON.contains(own.getName())) {
                names(own, path + field.name() + ".", since, version);
            }
        }
    }

    private static boolean isList(Schema schema) {
        return schema.getType() == Schema.Type.ARRAY;
    }

    private static @org.jspecify.annotations.Nullable Schema recordIn(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> schema;
            case ARRAY -> recordIn(schema.getElementType());
            case UNION ->
                schema.getTypes().stream()
                        .filter(each -> each.getType() == Schema.Type.RECORD)
                        .findFirst()
                        .orElse(null);
            default -> null;
        };
    }
}
