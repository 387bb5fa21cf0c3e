package io.vendflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.kafka.EventHeaders;
import io.vendflow.kafka.Replays;
import io.vendflow.kafka.setup.ClusterSetup;
import io.vendflow.kafka.setup.DeclaredTopics;
import io.vendflow.kafka.setup.TopicDeclaration;
import io.vendflow.kafka.setup.TopicDeclaration.Cleanup;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The Kafka side is written down as it is declared, wired and encoded. */
class EventsContractTest {

    private static final Documents DOCUMENT = Documents.events();

    static List<Topic<?>> topics() {
        return Topics.all();
    }

    static Set<String> services() {
        return Wiring.services();
    }

    @Test
    void everyTopicHasAChannelAndEveryChannelATopic() {
        assertThat(channels().keySet())
                .containsExactlyInAnyOrderElementsOf(DeclaredTopics.all().stream()
                        .map(TopicDeclaration::name)
                        .toList());
    }

    @Test
    void onlyChannelsOfOneServiceArePrivate() {
        channels()
                .forEach((address, channel) -> assertThat(channel.has("x-private"))
                        .as(address)
                        .isEqualTo(Topics.named(address).isEmpty()));
    }

    @Test
    void everyChannelIsKeptAsItIsDeclared() {
        for (TopicDeclaration topic : DeclaredTopics.all()) {
            JsonNode configuration = channel(topic.name()).at("/bindings/kafka/topicConfiguration");
            assertThat(configuration.at("/cleanup.policy/0").stringValue())
                    .as(topic.name())
                    .isEqualToIgnoringCase(topic.cleanup().name());
            if (topic.cleanup() == Cleanup.DELETE) {
                assertThat(configuration.get("retention.ms").longValue())
                        .as(topic.name())
                        .isEqualTo(
                                topic.retention() == null
                                        ? -1
                                        : topic.retention().toMillis());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceSendsWhatItIsSaidToSend(String service) {
        assertThat(eventsOf(service, "send")).isEqualTo(new TreeSet<>(Wiring.sends(service)));
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceReceivesWhatItIsSaidToReceive(String service) {
        assertThat(eventsOf(service, "receive")).isEqualTo(new TreeSet<>(Wiring.receives(service)));
    }

    @Test
    void eachServiceAloneReadsItsRetryPathAndOnlyTheGatewayItsBoxes() {
        for (String service : Replays.SERVICES) {
            assertThat(who("receive", Replays.topicOf(service))).containsExactly(service);
            assertThat(who("send", Replays.topicOf(service))).containsExactly("commands", "reconciliation");
        }
        assertThat(who("receive", ClusterSetup.GATEWAY_INBOX)).containsExactly("machine-gateway");
        assertThat(who("send", ClusterSetup.GATEWAY_INBOX))
                .containsExactly("capture-service", "machine-gateway", "reconciliation");
        assertThat(who("receive", ClusterSetup.GATEWAY_OUTBOX)).containsExactly("machine-gateway");
        assertThat(who("receive", ClusterSetup.FINDINGS)).containsExactly("reconciliation");
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyEventRefersToItsNewestReleasedSchema(Topic<?> topic) {
        JsonNode payload = message(topic).get("payload");

        assertThat(payload.get("schemaFormat").stringValue()).isEqualTo("application/vnd.apache.avro;version=1.9.0");
        assertThat(DOCUMENT.file()
                        .resolveSibling(payload.at("/schema/$ref").stringValue())
                        .normalize())
                .isEqualTo(Released.newest(topic.type().getSimpleName()));
    }

    @ParameterizedTest
    @MethodSource("topics")
    <E extends SpecificRecordBase> void everyExampleIsAnEventWithItsKeyAndHeaders(Topic<E> topic) {
        JsonNode example = message(topic).at("/examples/0");
        E event = EventJson.read(
                topic, Released.schema(Released.newest(topic.type().getSimpleName())), example.get("payload"));

        assertThat(EventJson.write(event)).isEqualTo(example.get("payload"));
        assertThat(topic.keyOf(event)).isEqualTo("VM0042");
        Map<String, String> headers = headersOf(topic, event);
        assertThat(headers.keySet())
                .containsExactlyInAnyOrderElementsOf(example.get("headers").propertyNames());
        // Which trace it is, is for whoever began it to say.
        headers.remove("traceparent");
        assertThat(headers)
                .allSatisfy((name, value) ->
                        assertThat(example.at("/headers/" + name).stringValue()).isEqualTo(value));
        assertThat(DOCUMENT.complaints("/components/schemas/EventHeaders", example.get("headers")))
                .isEmpty();
    }

    @Test
    void theExamplesOfPrivateMessagesFitTheirSchemas() {
        for (String name : List.of("machineMessage", "downlink")) {
            JsonNode message = DOCUMENT.message(name);
            JsonNode example = message.at("/examples/0");
            assertThat(DOCUMENT.complaints("/components/messages/" + name + "/payload", example.get("payload")))
                    .isEmpty();
            if (message.has("headers")) {
                assertThat(DOCUMENT.complaints("/components/messages/" + name + "/headers", example.get("headers")))
                        .isEmpty();
            }
        }
    }

    static <E extends SpecificRecordBase> Map<String, String> headersOf(Topic<E> topic, E event) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : EventHeaders.of(topic, event)) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }

    private static JsonNode message(Topic<?> topic) {
        return DOCUMENT.message(topic.type().getSimpleName());
    }

    private static JsonNode channel(String address) {
        return Objects.requireNonNull(channels().get(address), address);
    }

    private static Map<String, JsonNode> channels() {
        Map<String, JsonNode> channels = new HashMap<>();
        DOCUMENT.root()
                .get("channels")
                .valueStream()
                .forEach(channel -> channels.put(channel.get("address").stringValue(), channel));
        return channels;
    }

    /** The topics of events, without what is private. */
    private static Set<String> eventsOf(String service, String action) {
        Set<String> topics = new TreeSet<>();
        operations(action)
                .filter(each -> each.at("/tags/0/name").stringValue().equals(service))
                .map(EventsContractTest::topicOf)
                .filter(topic -> Topics.named(topic).isPresent())
                .forEach(topics::add);
        return topics;
    }

    private static Set<String> who(String action, String topic) {
        Set<String> services = new TreeSet<>();
        operations(action)
                .filter(each -> topicOf(each).equals(topic))
                .forEach(each -> services.add(each.at("/tags/0/name").stringValue()));
        return services;
    }

    private static Stream<ObjectNode> operations(String action) {
        return DOCUMENT.root()
                .get("operations")
                .valueStream()
                .map(JsonNode::asObject)
                .filter(each -> each.get("action").stringValue().equals(action));
    }

    private static String topicOf(JsonNode operation) {
        return DOCUMENT.root()
                .at(operation.at("/channel/$ref").stringValue().substring(1))
                .get("address")
                .stringValue();
    }
}
