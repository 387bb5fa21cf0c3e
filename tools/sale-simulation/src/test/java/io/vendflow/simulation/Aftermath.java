package io.vendflow.simulation;

import io.vendflow.books.Scope;
import io.vendflow.books.kafka.MemoryLog;
import io.vendflow.events.DeadLetter;
import io.vendflow.events.Sale;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.events.WebhookReceived;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.Metas;
import io.vendflow.reconciliation.Against;
import io.vendflow.reconciliation.Past;
import io.vendflow.reconciliation.PaymentAtVipps;
import io.vendflow.reconciliation.PaymentReading;
import io.vendflow.reconciliation.Progress;
import io.vendflow.reconciliation.Reconciliation;
import io.vendflow.reconciliation.Report;
import io.vendflow.reconciliation.Request;
import io.vendflow.reconciliation.Rules;
import io.vendflow.simulation.log.EventLog;
import io.vendflow.simulation.log.LogRecord;
import io.vendflow.simulation.story.AtVipps;
import io.vendflow.simulation.story.Facts;
import io.vendflow.simulation.story.SaleStory;
import io.vendflow.simulation.story.Stories;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/** What a run leaves behind, as reconciliation reads it. */
final class Aftermath {

    private static final Instant BEGIN = Instant.parse("2026-11-23T00:00:00Z");

    /** Long after the last deadline of the last sale. */
    static final Instant NOW = BEGIN.plus(Duration.ofDays(30));

    private final Stories stories;
    private final List<Emission<?>> events = new ArrayList<>();
    private final Set<String> announced = new HashSet<>();
    private final Set<String> refused = new HashSet<>();

    private Aftermath(Installation installation) {
        stories = installation.stories();
        EventLog log = installation.log();
        for (LogRecord record : log.events()) {
            SpecificRecordBase event = (SpecificRecordBase) record.value();
            Topic<?> topic = Topics.named(record.topic()).orElseThrow();
            events.add(emission(topic, event));
            if (event instanceof WebhookReceived webhook && webhook.getName().equals("AUTHORIZED")) {
                announced.add(webhook.getReference());
            }
            Sale sale = Facts.saleOf(event);
            if (sale != null && topic == Topics.RECEIPT_FAILED) {
                refused.add(sale.getReference());
            }
            String id = EventLog.metaOf(topic, event).getId();
            if (log.failures().contains(id) && sale != null) {
                events.add(Emission.of(Topics.DEAD_LETTERS, letter(record, event, id, sale)));
            }
        }
    }

    static Aftermath of(long seed, Plan plan) {
        List<Aftermath> result = new ArrayList<>();
        Simulation.run(seed, plan, installation -> result.add(new Aftermath(installation)));
        return result.getFirst();
    }

    private static <E extends SpecificRecordBase> Emission<E> emission(Topic<E> topic, SpecificRecordBase event) {
        return Emission.of(topic, topic.type().cast(event));
    }

    /** The simulation only notes that there is one. */
    private static DeadLetter letter(LogRecord record, SpecificRecordBase event, String id, Sale sale) {
        Instant at = EventLog.metaOf(Topics.named(record.topic()).orElseThrow(), event)
                .getOccurredAt();
        return DeadLetter.newBuilder()
                .setMeta(Metas.of("simulation", id, at, "dead-letter", id))
                .setOrigin("kafka")
                .setTopic(record.topic())
                .setPartition(record.partition())
                .setOffset((long) record.offset())
                .setKey(record.key())
                .setPayload(ByteBuffer.allocate(1))
                .setHeaders(Map.of("ce_subject", bytes(sale.getReference()), "ce_id", bytes(id)))
                .setCode("BURIED")
                .setMessage("buried")
                .build();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    SaleStory story(String reference) {
        SaleStory story = stories.find(reference);
        if (story == null) {
            throw new AssertionError("there was no sale " + reference);
        }
        return story;
    }

    /** Whether a webhook told of the authorization. */
    boolean isAnnounced(String reference) {
        return announced.contains(reference);
    }

    boolean isReceiptRefused(String reference) {
        return refused.contains(reference);
    }

    List<String> references() {
        return stories.all().stream().map(SaleStory::reference).toList();
    }

    /** Sales that came as far as the log. */
    long salesInLog() {
        return stories.all().stream()
                .filter(each -> each.inLog().paymentsRequested() > 0)
                .count();
    }

    /** Line by line; of what is no sale there is nothing to tell. */
    String toldOf(String subject) {
        SaleStory story = stories.find(subject);
        return story == null ? "" : String.join("\n", story.lines());
    }

    /** How many dead letters lie there, each once. */
    long letters() {
        return events.stream()
                .filter(each -> each.event() instanceof DeadLetter)
                .map(each -> ((DeadLetter) each.event()).getMeta().getId())
                .distinct()
                .count();
    }

    List<Emission<?>> events() {
        return events;
    }

    Report reconciled(Set<Against> against) {
        return reconciled(against, EventLog.PARTITIONS, event -> true);
    }

    /** @param kept what of the log is still there */
    Report reconciled(Set<Against> against, int partitions, Predicate<SpecificRecordBase> kept) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        MemoryLog log = new MemoryLog(partitions, clock);
        events.stream().filter(each -> kept.test(each.event())).forEach(log::append);
        return new Reconciliation(read -> log, this::read, null, Past.NONE, clock, 2)
                .run(new Request(Scope.of(BEGIN, NOW), against, ZoneOffset.UTC, Rules.USUAL), Progress.NONE);
    }

    /** By Vipps' ledger of the simulation. */
    private PaymentReading read(String merchant, String reference) {
        SaleStory story = stories.find(reference);
        if (story == null || !story.atVipps().isCreated()) {
            return new PaymentReading.NotThere();
        }
        AtVipps payment = story.atVipps();
        Instant settled = payment.settledAt() == null ? BEGIN : payment.settledAt();
        List<PaymentAtVipps.Movement> movements = Stream.generate(
                        () -> new PaymentAtVipps.Movement("CAPTURED", payment.captured(), settled))
                .limit(payment.captures())
                .toList();
        return new PaymentReading.Found(new PaymentAtVipps(
                "",
                "NOK",
                payment.authorized(),
                payment.cancelled(),
                payment.captured(),
                payment.refunded(),
                movements));
    }
}
