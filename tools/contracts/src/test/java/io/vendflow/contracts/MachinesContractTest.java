package io.vendflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.gateway.MachineMessage;
import io.vendflow.gateway.MachineMessage.Unusable;
import io.vendflow.gateway.message.JsonMessageReader;
import io.vendflow.sale.Currency;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is written for developers of machines is what the gateway's reader takes and refuses. */
class MachinesContractTest {

    private static final Documents DOCUMENT = Documents.machines();
    private static final Map<String, String> CHANNEL_OF =
            Map.of("saleRequest", "sale", "vendReport", "vend", "cancelRequest", "cancel", "presence", "presence");

    private final JsonMessageReader reader = new JsonMessageReader();

    static Stream<Arguments> examples() {
        return DOCUMENT.messages().entrySet().stream()
                .flatMap(message -> message.getValue()
                        .get("examples")
                        .valueStream()
                        .map(example -> Arguments.of(
                                message.getKey(), example.get("name").stringValue(), example)));
    }

    static Stream<Arguments> refused() {
        return samples()
                .map(each ->
                        Arguments.of(each.message(), each.sample().get("name").stringValue(), each.sample()));
    }

    private record Sample(String message, JsonNode sample) {}

    private static Stream<Sample> samples() {
        return DOCUMENT.messages().entrySet().stream()
                .filter(message -> CHANNEL_OF.containsKey(message.getKey()))
                .flatMap(message -> message.getValue()
                        .get("x-refused")
                        .valueStream()
                        .map(sample -> new Sample(message.getKey(), sample)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("examples")
    void everyExampleFitsItsSchema(String message, String name, JsonNode example) {
        assertThat(DOCUMENT.complaints("/components/schemas/" + payloadOf(message), example.get("payload")))
                .isEmpty();
        if (example.has("headers")) {
            assertThat(DOCUMENT.complaints("/components/schemas/UserProperties", example.get("headers")))
                    .isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("examples")
    void everyExampleOfAMachineIsTakenByTheGateway(String message, String name, JsonNode example) {
        String channel = CHANNEL_OF.get(message);
        if (channel != null) {
            MachineMessage read = read(channel, example.get("payload").toString());
            assertThat(read.getClass().getSimpleName())
                    .isEqualTo(DOCUMENT.message(message).get("name").stringValue());
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("refused")
    void everyBadSampleIsRefusedAsIsWritten(String message, String name, JsonNode sample) {
        String text = sample.get("text").stringValue();

        assertThat(read(CHANNEL_OF.getOrDefault(message, ""), text))
                .isInstanceOfSatisfying(Unusable.class, unusable -> {
                    assertThat(unusable.code()).isEqualTo(sample.get("code").stringValue());
                    assertThat(unusable.sale() && unusable.saleId() != null ? "REJECTED" : "error")
                            .isEqualTo(sample.get("answer").stringValue());
                });
        assertThat(isRefusedBySchema(message, text))
                .as("whether the schema finds it")
                .isEqualTo(!sample.has("beyondSchema"));
    }

    private static boolean isRefusedBySchema(String message, String text) {
        try {
            JsonNode payload = JsonMapper.shared().readTree(text);
            return !DOCUMENT.complaints("/components/schemas/" + payloadOf(message), payload)
                    .isEmpty();
        } catch (JacksonException e) {
            return true;
        }
    }

    /** Every message that a machine can break is shown broken, and every word for it is explained. */
    @Test
    void theBadSamplesHaveEveryCodeThatTheReaderKnows() {
        Set<String> shown = new HashSet<>();
        samples().forEach(each -> shown.add(each.sample().get("code").stringValue()));
        // What is about a topic or a size is below.
        assertThat(shown)
                .containsExactlyInAnyOrder(
                        "NOT_JSON", "MISSING_FIELD", "INVALID_FIELD", "AMOUNT_TOO_SMALL", "AMOUNT_TOO_LARGE");
    }

    @Test
    void theCodesOfTopicsAndSizesAreExplained() {
        String large = "{\"saleId\":\"7F3K9Q\",\"x\":\"" + "x".repeat(16_384) + "\"}";
        List<MachineMessage> answers = List.of(
                reader.read("vending/v1/up/VM-42/sale", new byte[0]),
                reader.read("vending/v2/up/VM0042/sale", new byte[0]),
                read("slae", "{\"saleId\":\"7F3K9Q\"}"),
                read("sale", large));

        assertThat(answers)
                .map(answer -> ((Unusable) answer).code())
                .containsExactly("INVALID_MACHINE_ID", "UNSUPPORTED_VERSION", "UNKNOWN_TOPIC", "TOO_LARGE")
                .isSubsetOf(DOCUMENT.root()
                        .at("/components/schemas/Error/properties/code/examples")
                        .valueStream()
                        .map(JsonNode::stringValue)
                        .toList());
    }

    @Test
    void everyChannelIsATopicOfTheContract() {
        assertThat(DOCUMENT.root()
                        .get("channels")
                        .valueStream()
                        .map(channel -> channel.get("address").stringValue()))
                .containsExactlyInAnyOrder(
                        "vending/v1/up/{machineId}/sale",
                        "vending/v1/up/{machineId}/vend",
                        "vending/v1/up/{machineId}/cancel",
                        "vending/v1/up/{machineId}/presence",
                        "vending/v1/down/{machineId}/payment",
                        "vending/v1/down/{machineId}/error");
    }

    @Test
    void theCurrenciesAreOurs() {
        assertThat(DOCUMENT.root()
                        .at("/components/schemas/Currency/enum")
                        .valueStream()
                        .map(JsonNode::stringValue))
                .containsExactlyElementsOf(
                        Arrays.stream(Currency.values()).map(Currency::name).toList());
    }

    private MachineMessage read(String channel, String payload) {
        return reader.read("vending/v1/up/VM0042/" + channel, payload.getBytes(StandardCharsets.UTF_8));
    }

    private static String payloadOf(String message) {
        String reference = DOCUMENT.message(message).at("/payload/$ref").stringValue();
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
