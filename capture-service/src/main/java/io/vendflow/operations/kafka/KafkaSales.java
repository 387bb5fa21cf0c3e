package io.vendflow.operations.kafka;

import io.vendflow.events.DeadLetter;
import io.vendflow.events.Meta;
import io.vendflow.events.PaymentRequested;
import io.vendflow.events.Sale;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.RegistryUnavailableException;
import io.vendflow.kafka.SaleMapper;
import io.vendflow.kafka.UnreadableEventException;
import io.vendflow.kafka.read.KeyHistory;
import io.vendflow.kafka.read.LogUnreadableException;
import io.vendflow.operations.Failure;
import io.vendflow.operations.Sales;
import io.vendflow.operations.Story;
import io.vendflow.operations.StoryEvent;
import io.vendflow.operations.UnavailableException;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.PaymentReference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds a sale's events by the subject in their headers, and decodes no others. */
final class KafkaSales implements Sales {

    private static final Logger LOGGER = LoggerFactory.getLogger(KafkaSales.class);
    private static final String SUBJECT = "ce_subject";
    private static final String ID = "ce_id";

    /** Each reading has a consumer of its own; a few operators are enough. */
    private static final int AT_ONCE = 3;

    private static final Duration FIRST_STEP = Duration.ofDays(1);

    private static final List<String> TOPICS = Topics.all().stream()
            .filter(topic -> topic != Topics.MACHINES && topic != Topics.PRESENCE)
            .map(Topic::name)
            .toList();

    private final KeyHistory history;
    private final EventCodec codec;
    private final Clock clock;
    private final Duration lookBack;
    private final Semaphore room = new Semaphore(AT_ONCE);

    /** @param lookBack how old a sale may be to be found */
    KafkaSales(KeyHistory history, EventCodec codec, Clock clock, Duration lookBack) {
        this.history = history;
        this.codec = codec;
        this.clock = clock;
        this.lookBack = lookBack;
    }

    @Override
    public Optional<Story> story(PaymentReference reference) {
        MachineId machine = reference.machineId().orElse(null);
        if (machine == null) {
            return Optional.empty();
        }
        if (!room.tryAcquire()) {
            throw new UnavailableException("other operators are reading the log; try again in a moment", null);
        }
        try {
            return lookBackInSteps(reference, machine);
        } catch (LogUnreadableException | RegistryUnavailableException e) {
            throw new UnavailableException(String.valueOf(e.getMessage()), e);
        } finally {
            room.release();
        }
    }

    /** Most that is asked for happened lately, and reading a year of a partition takes its time. */
    private Optional<Story> lookBackInSteps(PaymentReference reference, MachineId machine) {
        Duration back = FIRST_STEP;
        while (true) {
            Duration step = back.compareTo(lookBack) < 0 ? back : lookBack;
            Optional<Story> story = assemble(history.read(
                    machine.value(), TOPICS, clock.instant().minus(step), each -> isAbout(reference, each)));
            // What a sale begins with: nothing from before is missing then.
            boolean whole = story.isPresent() && story.get().tellsOf(PaymentRequested.class.getSimpleName());
            if (whole || step.equals(lookBack)) {
                return story;
            }
            back = back.multipliedBy(8);
        }
    }

    /** A webhook's subject is its machine, and so is a dead letter's. */
    private boolean isAbout(PaymentReference reference, ConsumerRecord<String, byte[]> record) {
        try {
            return namesIt(reference, record);
        } catch (UnreadableEventException e) {
            LOGGER.atDebug().setCause(e).log("passed over: it cannot be read");
            return false;
        }
    }

    private boolean namesIt(PaymentReference reference, ConsumerRecord<String, byte[]> record) {
        Header subject = record.headers().lastHeader(SUBJECT);
        return (subject != null && text(subject.value()).equals(reference.value()))
                || (record.topic().equals(Topics.WEBHOOK_RECEIVED.name())
                        && codec.decode(Topics.WEBHOOK_RECEIVED, record.value())
                                .getReference()
                                .equals(reference.value()))
                || (record.topic().equals(Topics.DEAD_LETTERS.name())
                        && isAbout(reference, codec.decode(Topics.DEAD_LETTERS, record.value())));
    }

    private static boolean isAbout(PaymentReference reference, DeadLetter letter) {
        return header(letter, SUBJECT).equals(reference.value());
    }

    private static String header(DeadLetter letter, String name) {
        ByteBuffer value = letter.getHeaders().get(name);
        return value == null
                ? ""
                : StandardCharsets.UTF_8.decode(value.duplicate()).toString();
    }

    /** Of one moment, in the order in which a sale goes through the topics. */
    private Optional<Story> assemble(List<ConsumerRecord<String, byte[]>> found) {
        List<ConsumerRecord<String, byte[]>> records = found.stream()
                .sorted(Comparator.comparingLong((ConsumerRecord<String, byte[]> each) -> each.timestamp())
                        .thenComparingInt(each -> TOPICS.indexOf(each.topic())))
                .toList();
        List<StoryEvent> events = new ArrayList<>();
        Set<String> known = new HashSet<>();
        StandingOf standing = new StandingOf();
        Map<String, Failure> failures = new HashMap<>();
        Sale sale = null;
        for (ConsumerRecord<String, byte[]> record : records) {
            Topic<?> topic = Topics.named(record.topic()).orElseThrow();
            SpecificRecordBase event = decoded(topic, record);
            if (event == null) {
                continue;
            }
            Meta meta = EventDetails.meta(event);
            if (event instanceof DeadLetter letter && !header(letter, ID).isEmpty()) {
                failures.put(
                        header(letter, ID), new Failure(meta.getOccurredAt(), letter.getCode(), letter.getMessage()));
            }
            if (known.add(meta.getId())) {
                standing.add(event);
                events.add(new StoryEvent(
                        meta.getOccurredAt(),
                        topic.type().getSimpleName(),
                        topic.name(),
                        meta.getId(),
                        meta.getCausationId(),
                        meta.getProducer(),
                        EventDetails.json(event)));
            }
            sale = sale == null ? EventDetails.sale(event) : sale;
        }
        return sale == null
                ? Optional.empty()
                : Optional.of(
                        new Story(SaleMapper.fromEvent(sale), events, failures, standing.standing(failures.keySet())));
    }

    private @Nullable SpecificRecordBase decoded(Topic<?> topic, ConsumerRecord<String, byte[]> record) {
        try {
            return codec.decode(topic, record.value());
        } catch (UnreadableEventException e) {
            LOGGER.atWarn()
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .log("left out of a story: it cannot be read");
            return null;
        }
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
