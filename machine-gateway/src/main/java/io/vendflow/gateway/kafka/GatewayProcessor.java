package io.vendflow.gateway.kafka;

import io.opentelemetry.api.trace.SpanKind;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.gateway.Census;
import io.vendflow.gateway.Deadlines;
import io.vendflow.gateway.GatewayComposition;
import io.vendflow.gateway.GatewayMetrics;
import io.vendflow.gateway.GatewayRules;
import io.vendflow.gateway.MachineMessage;
import io.vendflow.gateway.MachineRecord;
import io.vendflow.gateway.MessageReader;
import io.vendflow.gateway.OperatorDesk;
import io.vendflow.gateway.SaleRecord;
import io.vendflow.gateway.SaleState;
import io.vendflow.gateway.Uplink;
import io.vendflow.kafka.DeadLetterMetrics;
import io.vendflow.kafka.DeadLetters;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.EventHeaders;
import io.vendflow.kafka.Origin;
import io.vendflow.kafka.Proposals;
import io.vendflow.kafka.RecordTraces;
import io.vendflow.kafka.Replays;
import io.vendflow.kafka.SaleTraces;
import io.vendflow.kafka.UnreadableEventException;
import io.vendflow.kafka.setup.ClusterSetup;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.Traceparent;
import io.vendflow.tracing.Handling;
import io.vendflow.tracing.LogContext;
import io.vendflow.tracing.Place;
import io.vendflow.tracing.Tracing;
import io.vendflow.tracing.Work;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Brings machines' messages, events and time to the decisions, and carries out what they say. */
final class GatewayProcessor implements Processor<String, byte[], String, byte[]> {

    private static final Duration LOOK_FOR_DEADLINES = Duration.ofMillis(500);
    private static final int DEADLINES_AT_ONCE = 500;

    /** What the processors of all partitions use. */
    record Tools(
            MessageReader reader,
            EventCodec codec,
            GatewayRules rules,
            DeadLetters deadLetters,
            GatewayMetrics metrics,
            DeadLetterMetrics deadLetterMetrics,
            Census census,
            RecordTraces traces) {}

    private final Tools tools;

    private ProcessorContext<String, byte[]> context;
    private StoreMemory memory;
    private EventEffects.Exit exit;
    private GatewayComposition decisions;
    private Census.Count census;
    private UplinkTraces uplinkTraces;
    private boolean lookedAtAll;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    GatewayProcessor(Tools tools) {
        this.tools = tools;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> processorContext) {
        context = processorContext;
        census = tools.census().begin(processorContext.taskId().toString());
        lookedAtAll = false;
        memory = new StoreMemory(
                processorContext.getStateStore(StoreMemory.SALES),
                processorContext.getStateStore(StoreMemory.MACHINES),
                processorContext.getStateStore(StoreMemory.DEADLINES),
                processorContext.getStateStore(StoreMemory.PROFILES),
                new StateJson(),
                census);
        exit = new TransactionExit(processorContext, tools.codec(), tools.deadLetterMetrics(), tools.traces());
        decisions = GatewayComposition.of(memory, exit, tools.rules(), tools.metrics());
        uplinkTraces = new UplinkTraces(tools.traces().tracing(), memory);
        processorContext.schedule(LOOK_FOR_DEADLINES, PunctuationType.WALL_CLOCK_TIME, now -> deadlinesHaveCome(now));
    }

    @Override
    public void process(Record<String, byte[]> record) {
        RecordMetadata from = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a record always comes from somewhere"));
        Origin origin = Origin.of(from.topic(), from.partition(), from.offset(), record.headers());
        boolean inbox = origin.topic().equals(ClusterSetup.GATEWAY_INBOX);
        boolean proposed = record.headers().lastHeader(Proposals.TOPIC) != null;
        if (inbox && !proposed) {
            fromMachine(record, origin);
            return;
        }
        try (Handling _ = tools.traces()
                .consuming(from.topic(), from.partition(), from.offset(), record.key(), record.headers())) {
            event(record, from, origin, proposed);
        }
    }

    private void event(Record<String, byte[]> record, RecordMetadata from, Origin origin, boolean proposed) {
        try {
            if (proposed) {
                fromOperator(record, from);
            } else {
                fromLog(record, from, origin);
            }
        } catch (UnreadableEventException e) {
            bury(record, from, "UNREADABLE_EVENT", String.valueOf(e.getMessage()));
        }
    }

    private void fromOperator(Record<String, byte[]> record, RecordMetadata from) {
        Topic<?> topic = Topics.named(header(record, Proposals.TOPIC))
                .orElseThrow(() -> new UnreadableEventException("a proposal for a topic that is none of ours"));
        propose(topic, record).ifPresent(refusal -> bury(record, from, refusal.code(), refusal.message()));
    }

    private <E extends SpecificRecordBase> Optional<OperatorDesk.Refusal> propose(
            Topic<E> topic, Record<String, byte[]> record) {
        E event = tools.codec().decode(topic, record.value());
        decisions.effects().causedBy(topic.metaOf(event).getCausationId());
        return decisions.proposals().take(event, header(record, Proposals.FORCE).equals("true"));
    }

    private void bury(Record<String, byte[]> record, RecordMetadata from, String code, String message) {
        ConsumerRecord<String, byte[]> original =
                new ConsumerRecord<>(from.topic(), from.partition(), from.offset(), record.key(), record.value());
        record.headers().forEach(original.headers()::add);
        exit.publish(tools.deadLetters().of(original, code, message));
    }

    private void fromLog(Record<String, byte[]> record, RecordMetadata from, Origin origin) {
        Optional<Topic<?>> topic = Topics.named(origin.topic()).filter(EventIntake.TOPICS::contains);
        // Of profiles the newest counts; one that came again would take its place.
        if (topic.isEmpty() || (origin.isAgain() && topic.get() == Topics.MACHINES)) {
            bury(record, from, "NO_STEP", "there is no step here for what comes again of " + origin.topic());
        } else if (topic.get() == Topics.MACHINES && record.value() == null) {
            memory.forgetProfile(record.key());
        } else {
            take(topic.get(), record.value(), origin.isAgain());
        }
    }

    private <E extends SpecificRecordBase> void take(Topic<E> topic, byte[] value, boolean again) {
        E event = tools.codec().decode(topic, value);
        decisions.effects().causedBy(topic.metaOf(event).getId(), again);
        decisions.intake().take(event);
    }

    private void fromMachine(Record<String, byte[]> record, Origin origin) {
        Uplink uplink = new Uplink(
                origin.id(),
                header(record, Replays.MQTT_TOPIC),
                record.key() == null ? "" : record.key(),
                record.value() == null ? new byte[0] : record.value(),
                Objects.requireNonNullElseGet(origin.at(), () -> Instant.ofEpochMilli(record.timestamp())),
                origin.again(),
                Traceparent.parse(EventHeaders.text(record.headers(), Traceparent.HEADER))
                        .orElse(null));
        decisions.effects().causedBy(origin.id(), origin.isAgain());
        MachineMessage message = tools.reader().read(uplink.topic(), uplink.payload());
        try (Handling handling = uplinkTraces.begin(uplink, message)) {
            serve(UplinkTraces.decided(uplink, handling), message);
        }
    }

    private void serve(Uplink uplink, MachineMessage message) {
        if (MachineId.isValid(uplink.machine())) {
            decisions.desk().serve(new MachineId(uplink.machine()), uplink, message);
        } else if (message instanceof MachineMessage.Unusable unusable) {
            decisions.desk().refuseStranger(uplink, unusable);
        } else {
            throw new IllegalStateException("a message without a valid machineId was read as " + message);
        }
    }

    private void deadlinesHaveCome(long now) {
        if (!lookedAtAll) {
            lookedAtAll = true;
            memory.countAll(Deadlines::isForgotten).forEach(decisions.deadlines()::adopt);
        }
        for (StoreMemory.Due due : memory.due(Instant.ofEpochMilli(now), DEADLINES_AT_ONCE)) {
            switch (due) {
                case StoreMemory.SaleDue each -> {
                    SaleRecord sale = memory.sale(new PaymentReference(each.reference()));
                    if (sale != null) {
                        saleIsDue(sale);
                    }
                }
                case StoreMemory.MachineDue each -> {
                    MachineRecord machine = memory.machine(new MachineId(each.machineId()));
                    if (machine != null) {
                        machineIsDue(machine);
                    }
                }
            }
        }
    }

    private void saleIsDue(SaleRecord sale) {
        String reference = sale.sale().reference().value();
        String machine = sale.sale().machineId().value();
        Place place = Place.under(SaleTraces.of(sale.sale()));
        Tracing tracing = tools.traces().tracing();
        decisions.effects().causedBy("deadline of " + reference);
        // One that is over is only forgotten: nothing to see.
        try (Handling _ = sale.state() instanceof SaleState.Ended
                ? tracing.enter(place, reference, machine)
                : tracing.begin(Work.at(place, SpanKind.INTERNAL, "deadline").about(reference, machine))) {
            decisions.deadlines().saleIsDue(sale);
        }
    }

    private void machineIsDue(MachineRecord machine) {
        decisions.effects().causedBy("deadline of " + machine.machineId());
        try (LogContext _ = LogContext.about(null, machine.machineId().value(), null)) {
            decisions.deadlines().machineIsDue(machine);
        }
    }

    @Override
    public void close() {
        census.end();
    }

    private static String header(Record<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
