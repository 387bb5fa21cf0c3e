package io.vendflow.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.ingest.ClosedPayment;
import io.vendflow.ingest.EarlyWebhook;
import io.vendflow.ingest.OpenPayment;
import io.vendflow.ingest.Remembered;
import io.vendflow.testing.Sales;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The samples are what version 0.1.0 wrote. A running installation has such bytes in its changelogs: never change them. */
class MemoryJsonTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final OpenPayment FRESH = new OpenPayment(
            Sales.colaAndChips(), "created-1", Sales.NOON, Sales.NOON.plusSeconds(5), null, null, false, 0, 0, false);

    private static final OpenPayment WATCHED = new OpenPayment(
            Sales.colaAndChips(),
            "created-1",
            Sales.NOON,
            Sales.NOON.plusSeconds(17),
            Sales.NOON.plusSeconds(7),
            Sales.NOON.plusSeconds(3),
            true,
            4,
            2,
            true);

    static Stream<Arguments> samples() {
        return Stream.of(
                Arguments.of("open-fresh.json", FRESH),
                Arguments.of("open-watched.json", WATCHED),
                Arguments.of("closed.json", new ClosedPayment(Sales.cola().reference(), Sales.NOON, null)),
                Arguments.of(
                        "early.json",
                        new EarlyWebhook(
                                Sales.cola().reference(), Sales.MERCHANT, Sales.NOON, Sales.NOON.plusMillis(1))));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsWhatTheFirstVersionWrote(String file, Remembered meant) throws IOException {
        assertThat(MemoryJson.read("r", sample(file).getBytes(UTF_8))).contains(meant);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void writesWhatTheFirstVersionCanRead(String file, Remembered meant) throws IOException {
        JsonNode written = JSON.readTree(MemoryJson.write(meant));
        JsonNode first = JSON.readTree(sample(file));

        // What came after the first version, which passes over it.
        ((ObjectNode) written.path("open").path("sale").asOptional().orElse(JSON.createObjectNode()))
                .remove("receiptMode");
        assertThat(written).as("add to this test when a field is added").isEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsWhatALaterVersionAddsFieldsTo(String file, Remembered meant) throws IOException {
        String later =
                sample(file).replaceFirst("\\{", "{\"news\":{\"a\":[1]},").replaceFirst(":\\{", ":{\"more\":7,");

        assertThat(MemoryJson.read("r", later.getBytes(UTF_8))).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[]",
                "{\"open\":{\"openedAt\":\"yesterday\"}}",
                "{\"closed\":{\"reference\":{\"value\":\"?\"}}}"
            })
    void losesOnlyWhatItCannotRead(String bytes) {
        assertThat(MemoryJson.read("r", bytes.getBytes(UTF_8))).isEmpty();
    }

    private static String sample(String file) throws IOException {
        try (InputStream in = MemoryJsonTest.class.getResourceAsStream("/memory-0.1.0/" + file)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
