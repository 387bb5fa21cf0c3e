package io.vendflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.events.Meta;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.events.VendOutcome;
import io.vendflow.events.VendReported;
import io.vendflow.simulation.SimulatedDay;
import io.vendflow.simulation.log.LogRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The events that the services' real decisions make, on days on which everything goes wrong, are as their pages say. */
class RealEventsTest {

    private static List<LogRecord> events;

    @BeforeAll
    static void live() {
        // Profiles and webhooks come from outside, and outside is the simulation itself.
        events = Stream.of(SimulatedDay.of(1), SimulatedDay.of(3))
                .flatMap(day -> day.events().stream())
                .filter(each -> !each.topic().equals(Topics.MACHINES.name()))
                .filter(each -> !each.topic().equals(Topics.WEBHOOK_RECEIVED.name()))
                .toList();
    }

    @Test
    void theDaysHaveEveryEventOfASale() {
        assertThat(events.stream().map(LogRecord::topic).collect(Collectors.toSet()))
                .containsAll(Topics.all().stream()
                        .filter(topic -> !Set.of(
                                        Topics.MACHINES,
                                        Topics.WEBHOOK_RECEIVED,
                                        // What people say about letters is not part of the simulation.
                                        Topics.DEAD_LETTERS_HANDLED,
                                        // Refused for good by a sales unit that lacks the product, or without a right
                                        // to capture.
                                        Topics.RECEIPT_FAILED,
                                        Topics.CAPTURE_FAILED)
                                .contains(topic))
                        .map(Topic::name)
                        .toList());
    }

    @Test
    void everyIdIsMadeAsThePageSays() {
        Map<String, Page> pages = new HashMap<>();
        for (LogRecord each : events) {
            SpecificRecordBase event = (SpecificRecordBase) each.value();
            String type = event.getSchema().getName();
            Page page = pages.computeIfAbsent(type, Page::of);
            JsonNode json = EventJson.write(event);
            assertThat(isAnOperatorsRefund(json) || FactId.follows(page, json))
                    .as("%s should be made of one of %s: %s", json.at("/meta/id"), page.idWords(), json)
                    .isTrue();
        }
    }

    /** Its last word is whatever names the request. */
    private static boolean isAnOperatorsRefund(JsonNode event) {
        return event.has("requestedBy")
                && event.at("/meta/causationId").asString().startsWith("operator ");
    }

    @Test
    void everyProducerIsOneThatThePageNames() {
        for (LogRecord each : events) {
            String producer = metaOf(each).getProducer();
            assertThat(Page.of(((SpecificRecordBase) each.value()).getSchema().getName())
                            .fact("producer"))
                    .as(each.topic())
                    .contains(producer);
        }
    }

    @Test
    void everyEventHasTheHeadersThatAreDescribed() {
        Documents document = Documents.events();
        for (LogRecord each : events) {
            JsonNode headers = JsonMapper.shared().valueToTree(headers(topic(each), each));
            assertThat(document.complaints("/components/schemas/EventHeaders", headers))
                    .as(headers.toString())
                    .isEmpty();
        }
    }

    @Test
    void ofASaleAtMostOneVendIsKnownAndNoneComesAfterIt() {
        Map<String, VendOutcome> known = new HashMap<>();
        // One day: the sales of another have the same names.
        for (LogRecord each : SimulatedDay.of(1).events()) {
            if (each.value() instanceof VendReported vend) {
                String sale = vend.getSale().getReference();
                VendOutcome before = known.put(sale, vend.getOutcome());
                assertThat(before).as(sale).isIn(null, VendOutcome.UNKNOWN);
            }
        }
        assertThat(known).hasSizeGreaterThan(50);
    }

    private static Topic<?> topic(LogRecord record) {
        return Topics.named(record.topic()).orElseThrow();
    }

    private static Meta metaOf(LogRecord record) {
        SpecificRecordBase event = (SpecificRecordBase) record.value();
        return (Meta) event.get(event.getSchema().getField("meta").pos());
    }

    private static <E extends SpecificRecordBase> Map<String, String> headers(Topic<E> topic, LogRecord record) {
        return EventsContractTest.headersOf(topic, topic.type().cast(record.value()));
    }
}
