package io.vendflow.ingest.kafka;

import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.events.WebhookReceived;
import io.vendflow.ingest.Answer;
import io.vendflow.ingest.LookUp;
import io.vendflow.ingest.Memory;
import io.vendflow.ingest.OpenGauge;
import io.vendflow.ingest.OpenPayments;
import io.vendflow.kafka.Origin;
import io.vendflow.kafka.UnreadableEventException;
import io.vendflow.kafka.streams.EventContext;
import io.vendflow.sale.MachineId;
import io.vendflow.tracing.Handling;
import io.vendflow.tracing.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The payments of one partition: carries events, time and answers to {@link OpenPayments}, and the endings to their topics. */
final class Share {

    private static final Logger LOGGER = LoggerFactory.getLogger(Share.class);

    static final String CURRENT = "payments";
    static final String CLOSED = "closed";
    static final String DUE = "due";

    /** How long an answer of Vipps may lie about. Each ring costs a transaction, so only while looks are under way. */
    private static final Duration TICK = Duration.ofMillis(20);

    /** Rings at least this often, in case somebody sets the clock. */
    private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);

    private final OpenPaymentsProcessor.Tools tools;
    private final ProcessorContext<String, byte[]> context;
    private final EventContext events;
    private final Memory memory;
    private final WebhookTraces webhookTraces;
    private final OpenGauge gauge;
    private final OpenPayments payments;
    private final PaymentIntake intake;
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Alarm alarm;

    Share(OpenPaymentsProcessor.Tools tools, ProcessorContext<String, byte[]> context) {
        this.tools = tools;
        this.context = context;
        events = new EventContext(context, tools.codec(), tools.deadLetterMetrics(), tools.traces());
        memory = new StoredMemory(
                context.getStateStore(CURRENT), context.getStateStore(CLOSED), context.getStateStore(DUE));
        gauge = tools.gauges().begin();
        webhookTraces = new WebhookTraces(tools.traces(), memory);
        payments = new OpenPayments(memory, tools.metrics(), gauge);
        intake = new PaymentIntake(payments);
        payments.recover();
        alarm = new Alarm(context, this::attend);
        alarm.ringIn(TICK);
    }

    void process(Record<String, byte[]> record) {
        RecordMetadata from = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("every record of a source has a place"));
        Origin origin = Origin.of(from.topic(), from.partition(), from.offset(), record.headers());
        Optional<Topic<?>> topic = Topics.named(origin.topic()).filter(PaymentIntake.TOPICS::contains);
        try {
            if (topic.isEmpty()) {
                bury(record, from, "NO_STEP", "there is no step for " + origin.topic() + " here");
            } else {
                take(tools.codec().decode(topic.get(), record.value()), record, from);
            }
        } catch (UnreadableEventException e) {
            bury(record, from, "UNREADABLE_EVENT", String.valueOf(e.getMessage()));
        }
        attend();
    }

    private void take(SpecificRecordBase event, Record<String, byte[]> record, RecordMetadata from) {
        try (Handling _ = event instanceof WebhookReceived webhook
                ? webhookTraces.begin(webhook, record.headers())
                : tools.traces()
                        .consuming(from.topic(), from.partition(), from.offset(), record.key(), record.headers())) {
            intake.take(event, now());
        }
    }

    private void attend() {
        for (Answer answer = answers.poll(); answer != null; answer = answers.poll()) {
            take(answer);
        }
        payments.attendToDue(now(), lookUp -> tools.lookUps().tryStart(lookUp, answers::add));
        alarm.ringIn(payments.hasLooksUnderWay() ? TICK : untilDue());
    }

    private void take(Answer answer) {
        LookUp lookUp = answer.lookUp();
        String reference = lookUp.reference().value();
        String machine = lookUp.reference().machineId().map(MachineId::value).orElse(null);
        try (Handling _ = tools.traces().tracing().enter(Place.under(lookUp.trace()), reference, machine)) {
            payments.answered(answer, now()).map(IngestEvents::of).ifPresent(events::forward);
        }
    }

    private Duration untilDue() {
        Duration pause = Duration.between(now(), memory.nextDueAt());
        if (pause.compareTo(TICK) < 0) {
            return TICK;
        }
        return pause.compareTo(LONGEST_SLEEP) > 0 ? LONGEST_SLEEP : pause;
    }

    private void bury(Record<String, byte[]> record, RecordMetadata from, String code, String message) {
        ConsumerRecord<String, byte[]> original = new ConsumerRecord<>(
                from.topic(),
                from.partition(),
                from.offset(),
                record.timestamp(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty());
        events.forward(tools.deadLetters().of(original, code, message));
        LOGGER.atError()
                .addKeyValue("topic", from.topic())
                .addKeyValue("partition", from.partition())
                .addKeyValue("offset", from.offset())
                .addKeyValue("code", code)
                .log("dead letter: {}", message);
    }

    private Instant now() {
        return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }

    /** Answers that are still to come belong to nobody; who takes the payments over looks again. */
    void end() {
        gauge.end();
    }
}
