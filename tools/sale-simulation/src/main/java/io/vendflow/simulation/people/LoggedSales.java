package io.vendflow.simulation.people;

import io.vendflow.events.Meta;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.kafka.SaleMapper;
import io.vendflow.operations.Failure;
import io.vendflow.operations.OperationsComposition;
import io.vendflow.operations.Sales;
import io.vendflow.operations.Story;
import io.vendflow.operations.StoryEvent;
import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.Sale;
import io.vendflow.simulation.log.EventLog;
import io.vendflow.simulation.log.LogRecord;
import io.vendflow.simulation.story.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** What an operator finds about a sale in the log. */
final class LoggedSales implements Sales {

    private final EventLog log;

    LoggedSales(EventLog log) {
        this.log = log;
    }

    @Override
    public Optional<Story> story(PaymentReference reference) {
        Fold fold = new Fold();
        for (LogRecord record : log.events()) {
            SpecificRecordBase event = (SpecificRecordBase) record.value();
            io.vendflow.events.Sale sale = Facts.saleOf(event);
            if (sale != null && sale.getReference().equals(reference.value())) {
                fold.add(Topics.named(record.topic()).orElseThrow(), event, sale);
            }
        }
        return fold.story(log.failures());
    }

    /** Each fact once, in the order of the topics. */
    private static final class Fold {

        private final Set<String> known = new HashSet<>();
        private final List<StoryEvent> events = new ArrayList<>();
        private final List<SpecificRecordBase> facts = new ArrayList<>();
        private @Nullable Sale sale;

        void add(Topic<?> topic, SpecificRecordBase event, io.vendflow.events.Sale about) {
            Meta meta = EventLog.metaOf(topic, event);
            sale = SaleMapper.fromEvent(about);
            if (known.add(meta.getId())) {
                facts.add(event);
                events.add(new StoryEvent(
                        meta.getOccurredAt(),
                        topic.type().getSimpleName(),
                        topic.name(),
                        meta.getId(),
                        meta.getCausationId(),
                        meta.getProducer(),
                        ""));
            }
        }

        private static Map<String, Failure> becauseOf(Set<String> failures) {
            return failures.stream()
                    .collect(Collectors.toMap(id -> id, id -> new Failure(Instant.EPOCH, "DEAD", "a dead letter")));
        }

        /** @param failures ids of the events that became dead letters */
        Optional<Story> story(Set<String> failures) {
            return Optional.ofNullable(sale)
                    .map(found -> new Story(
                            found, events, becauseOf(failures), OperationsComposition.standing(facts, failures)));
        }
    }
}
