package io.vendflow.books.kafka;

import io.vendflow.books.EventLog;
import io.vendflow.books.Hole;
import io.vendflow.books.Kind;
import io.vendflow.books.LogReader;
import io.vendflow.books.Place;
import io.vendflow.books.Scope;
import io.vendflow.events.Topic;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.KafkaEventPublisher;
import io.vendflow.kafka.UnreadableEventException;
import io.vendflow.kafka.setup.ClusterSetup;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** The topics in memory, with the bytes that Kafka would hold; read by time, or in any order that keeps each topic's own. */
public final class MemoryLog implements EventLog {

    private static final String REGISTRY = "mock://memory-log";
    private static final EventCodec CODEC = new EventCodec(REGISTRY);

    static {
        ClusterSetup.registerSchemas(REGISTRY);
    }

    private record Kept(long timestamp, String subject, byte @Nullable [] value) {}

    private record Lane(String topic, int partition) {}

    private final int partitions;
    private final Clock clock;
    private final Map<Lane, List<Kept>> lanes = new LinkedHashMap<>();
    private final Map<Lane, Integer> firsts = new LinkedHashMap<>();
    private @Nullable Long seed;

    /** @param clock what the time is when it is read */
    public MemoryLog(int partitions, Clock clock) {
        this.partitions = partitions;
        this.clock = clock;
    }

    /** Has it read in another order of topics than that of time. */
    public MemoryLog shuffled(long anySeed) {
        seed = anySeed;
        return this;
    }

    /** What several services write meanwhile, in the order of its times. */
    public MemoryLog write(Collection<? extends Emission<?>> emissions) {
        emissions.stream().sorted(Comparator.comparing(MemoryLog::timeOf)).forEach(this::append);
        return this;
    }

    /** At the end of its topic, whatever its time. */
    public <E extends SpecificRecordBase> MemoryLog append(Emission<E> emission) {
        ProducerRecord<String, byte[]> record = KafkaEventPublisher.toRecord(CODEC, emission);
        Header subject = record.headers().lastHeader("ce_subject");
        keep(
                emission.topic(),
                emission.key(),
                new Kept(
                        record.timestamp(),
                        subject == null ? "" : new String(subject.value(), StandardCharsets.UTF_8),
                        record.value()));
        return this;
    }

    /** Bytes that are no event, in a record that names its sale. */
    public MemoryLog garbage(Topic<?> topic, String machine, String reference, Instant at) {
        keep(topic, machine, new Kept(at.toEpochMilli(), reference, new byte[] {1, 2, 3}));
        return this;
    }

    /** All that is in this topic so far is not there any more. */
    public MemoryLog lose(Topic<?> topic) {
        for (int partition = 0; partition < partitions; partition++) {
            Lane lane = new Lane(topic.name(), partition);
            firsts.put(lane, lane(lane).size());
        }
        return this;
    }

    private void keep(Topic<?> topic, String key, Kept record) {
        lane(new Lane(topic.name(), Math.floorMod(key.hashCode(), partitions))).add(record);
    }

    private List<Kept> lane(Lane lane) {
        return lanes.computeIfAbsent(lane, any -> new ArrayList<>());
    }

    private static <E extends SpecificRecordBase> Instant timeOf(Emission<E> emission) {
        return emission.topic().metaOf(emission.event()).getOccurredAt();
    }

    @Override
    public List<Integer> partitions() {
        return IntStream.range(0, partitions).boxed().toList();
    }

    @Override
    public Share open(int partition, Scope scope) {
        List<Source> sources = new ArrayList<>();
        List<Hole> holes = new ArrayList<>();
        Facts facts = new Facts(CODEC, REGISTRY);
        for (Topic<?> topic : KafkaEventLog.TOPICS) {
            Lane lane = new Lane(topic.name(), partition);
            List<Kept> records = List.copyOf(lane(lane));
            int first = firsts.getOrDefault(lane, 0);
            if (first > 0) {
                Instant until = first < records.size()
                        ? Instant.ofEpochMilli(records.get(first).timestamp())
                        : clock.instant();
                Kind kind = facts.kindOf(topic.name());
                if (kind != null && until.isAfter(scope.from())) {
                    holes.add(new Hole(kind, new Place(topic.name(), partition, first), until));
                }
            }
            sources.add(new Source(lane, records, Math.max(first, begin(records, scope))));
        }
        return new Part(scope, sources, holes);
    }

    /** As Kafka finds it: the first record of that time or later. */
    private static int begin(List<Kept> records, Scope scope) {
        long from = scope.from().minus(Duration.ofHours(1)).toEpochMilli();
        int begin = 0;
        while (begin < records.size() && records.get(begin).timestamp() < from) {
            begin++;
        }
        return begin;
    }

    private record Source(Lane lane, List<Kept> records, int begin) {}

    private static final class Cursor {

        private final Source source;
        private int offset;

        Cursor(Source source) {
            this.source = source;
            this.offset = source.begin();
        }

        boolean hasMore() {
            return offset < source.records().size();
        }

        long time() {
            return source.records().get(offset).timestamp();
        }
    }

    private final class Part implements Share {

        private final Scope scope;
        private final List<Source> sources;
        private final List<Hole> holes;
        private final Facts facts = new Facts(CODEC, REGISTRY);
        private final Instant openedAt = clock.instant();

        Part(Scope scope, List<Source> sources, List<Hole> holes) {
            this.scope = scope;
            this.sources = sources;
            this.holes = holes;
        }

        @Override
        public Scope scope() {
            return scope;
        }

        @Override
        public Instant openedAt() {
            return openedAt;
        }

        @Override
        public long size() {
            return sources.stream()
                    .mapToLong(each -> each.records().size() - each.begin())
                    .sum();
        }

        @Override
        public List<Hole> holes() {
            return holes;
        }

        @Override
        public void read(Set<String> only, LogReader reader) {
            List<Cursor> left = new ArrayList<>();
            sources.stream().map(Cursor::new).filter(Cursor::hasMore).forEach(left::add);
            Random random = seed == null ? null : new Random(seed);
            while (!left.isEmpty()) {
                Cursor next = random == null
                        ? Collections.min(left, Comparator.comparingLong(Cursor::time))
                        : left.get(random.nextInt(left.size()));
                tell(next.source, next.offset++, only, reader);
                if (!next.hasMore()) {
                    left.remove(next);
                }
            }
        }

        private void tell(Source source, int offset, Set<String> only, LogReader reader) {
            Kept record = source.records().get(offset);
            boolean namesSale = facts.isAboutSale(source.lane().topic());
            if (!only.isEmpty() && namesSale && !only.contains(record.subject())) {
                return;
            }
            Place place = new Place(source.lane().topic(), source.lane().partition(), offset);
            try {
                facts.tell(record.value(), place, reader);
            } catch (UnreadableEventException e) {
                reader.unreadable(place, namesSale ? record.subject() : "", String.valueOf(e.getMessage()));
            }
        }

        @Override
        public void close() {}
    }
}
