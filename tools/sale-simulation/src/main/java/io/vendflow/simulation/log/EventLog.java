package io.vendflow.simulation.log;

import io.vendflow.events.Meta;
import io.vendflow.events.Sale;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.kafka.Emission;
import io.vendflow.simulation.story.Facts;
import io.vendflow.simulation.story.SaleStory;
import io.vendflow.simulation.story.Stories;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.ClassSecurityValidator;

/** The topics. What is appended stays, in its order, whoever reads it how often. */
public final class EventLog {

    public static final int PARTITIONS = 3;

    static {
        // As the codec does, which is not needed here: Avro makes no class that nobody vouches for.
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(),
                type -> type.getPackageName().equals(Topic.class.getPackageName())));
    }

    private final Stories stories;
    private final Map<Place, List<LogRecord>> records = new LinkedHashMap<>();
    private final Set<String> failures = new HashSet<>();
    private final Map<String, List<Consumer<Place>>> readers = new LinkedHashMap<>();

    public EventLog(Stories stories) {
        this.stories = stories;
    }

    /** Has somebody told that there is something new to read; whoever it is reads when it wants. */
    public void subscribe(String topic, Consumer<Place> reader) {
        readers.computeIfAbsent(topic, name -> new ArrayList<>()).add(reader);
    }

    public void append(String who, Emission<?> emission) {
        append(who, emission.topic(), emission.event());
    }

    private <E extends SpecificRecordBase> void append(String who, Topic<?> topic, E event) {
        tell(who, topic, event);
        append(topic.name(), keyOf(topic, event), event);
    }

    private static <T extends SpecificRecordBase> String keyOf(Topic<T> topic, SpecificRecordBase event) {
        return topic.keyOf(topic.type().cast(event));
    }

    public static <T extends SpecificRecordBase> Meta metaOf(Topic<T> topic, SpecificRecordBase event) {
        return topic.metaOf(topic.type().cast(event));
    }

    private void tell(String who, Topic<?> topic, SpecificRecordBase event) {
        Sale sale = Facts.saleOf(event);
        SaleStory story = sale == null ? null : stories.find(sale.getReference());
        if (story != null) {
            story.inLog().add(metaOf(topic, event), topic.name(), event);
            story.tell(who, "=> " + Facts.contentOf(event));
        }
    }

    public void append(String topic, String key, Object value) {
        Place place = new Place(topic, Math.floorMod(key.hashCode(), PARTITIONS));
        List<LogRecord> partition = partition(place);
        partition.add(new LogRecord(topic, place.partition(), partition.size(), key, value));
        readers.getOrDefault(topic, List.of()).forEach(reader -> reader.accept(place));
    }

    public List<LogRecord> partition(Place place) {
        return records.computeIfAbsent(place, any -> new ArrayList<>());
    }

    /** Nobody can act on this event: it lies with the dead letters. */
    public void bury(String eventId) {
        failures.add(eventId);
    }

    /** Ids of the events that became dead letters. */
    public Set<String> failures() {
        return failures;
    }

    /** Every event of a sale or machine that was ever written, topic by topic. */
    public List<LogRecord> events() {
        return Topics.all().stream()
                .flatMap(topic -> IntStream.range(0, PARTITIONS).mapToObj(number -> new Place(topic.name(), number)))
                .flatMap(place -> partition(place).stream())
                .toList();
    }
}
