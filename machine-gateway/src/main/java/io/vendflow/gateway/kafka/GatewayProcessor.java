package io.vendflow.gateway.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.events.Authorized;
import io.vendflow.events.Captured;
import io.vendflow.events.PaymentCreated;
import io.vendflow.events.PaymentEnded;
import io.vendflow.events.PaymentRejected;
import io.vendflow.events.Refunded;
import io.vendflow.events.ReleaseReason;
import io.vendflow.events.Released;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.gateway.Deadlines;
import io.vendflow.gateway.GatewayRules;
import io.vendflow.gateway.MachineDesk;
import io.vendflow.gateway.MachineMessage;
import io.vendflow.gateway.MachineRecord;
import io.vendflow.gateway.MessageReader;
import io.vendflow.gateway.PaymentProgress;
import io.vendflow.gateway.SaleRecord;
import io.vendflow.gateway.Uplink;
import io.vendflow.kafka.DeadLetters;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.UnreadableEventException;
import io.vendflow.kafka.setup.ClusterSetup;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.PaymentReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
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

    static final String MQTT_TOPIC = "mqtt-topic";

    private static final Duration LOOK_FOR_DEADLINES = Duration.ofMillis(500);
    private static final int DEADLINES_AT_ONCE = 500;

    private final MessageReader reader;
    private final EventCodec codec;
    private final GatewayRules rules;
    private final DeadLetters deadLetters;
    private final MeterRegistry meters;
    private final Map<String, Consumer<byte[]>> events = new HashMap<>();

    private ProcessorContext<String, byte[]> context;
    private StoreMemory memory;
    private ForwardingEffects effects;
    private MachineDesk desk;
    private PaymentProgress progress;
    private Deadlines deadlines;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    GatewayProcessor(
            MessageReader reader, EventCodec codec, GatewayRules rules, DeadLetters deadLetters, MeterRegistry meters) {
        this.reader = reader;
        this.codec = codec;
        this.rules = rules;
        this.deadLetters = deadLetters;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> processorContext) {
        context = processorContext;
        memory = new StoreMemory(
                processorContext.getStateStore(StoreMemory.SALES),
                processorContext.getStateStore(StoreMemory.MACHINES),
                processorContext.getStateStore(StoreMemory.DEADLINES),
                new StateJson());
        effects = new ForwardingEffects(processorContext, codec, meters);
        desk = new MachineDesk(memory, effects, rules);
        progress = new PaymentProgress(memory, effects, rules);
        deadlines = new Deadlines(memory, effects, rules);
        on(Topics.PAYMENT_CREATED, this::created);
        on(Topics.PAYMENT_REJECTED, this::rejected);
        on(Topics.AUTHORIZED, this::authorized);
        on(Topics.PAYMENT_ENDED, this::ended);
        on(Topics.CAPTURED, this::captured);
        on(Topics.RELEASED, this::released);
        on(Topics.REFUNDED, this::refunded);
        processorContext.schedule(LOOK_FOR_DEADLINES, PunctuationType.WALL_CLOCK_TIME, now -> deadlinesHaveCome(now));
    }

    private <E extends SpecificRecordBase> void on(Topic<E> topic, Consumer<E> then) {
        events.put(topic.name(), bytes -> {
            E event = codec.decode(topic, bytes);
            effects.causedBy(topic.metaOf(event).getId());
            then.accept(event);
        });
    }

    @Override
    public void process(Record<String, byte[]> record) {
        RecordMetadata from = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a record always comes from somewhere"));
        if (from.topic().equals(ClusterSetup.GATEWAY_INBOX)) {
            fromMachine(record, from);
            return;
        }
        try {
            Objects.requireNonNull(events.get(from.topic()), from.topic()).accept(record.value());
        } catch (UnreadableEventException e) {
            ConsumerRecord<String, byte[]> unreadable =
                    new ConsumerRecord<>(from.topic(), from.partition(), from.offset(), record.key(), record.value());
            record.headers().forEach(unreadable.headers()::add);
            effects.events().forward(deadLetters.of(unreadable, "UNREADABLE_EVENT", String.valueOf(e.getMessage())));
        }
    }

    private void fromMachine(Record<String, byte[]> record, RecordMetadata from) {
        String id = from.topic() + "/" + from.partition() + "/" + from.offset();
        Uplink uplink = new Uplink(
                id,
                header(record, MQTT_TOPIC),
                record.key() == null ? "" : record.key(),
                record.value() == null ? new byte[0] : record.value(),
                Instant.ofEpochMilli(record.timestamp()));
        effects.causedBy(id);
        MachineMessage message = reader.read(uplink.topic(), uplink.payload());
        if (MachineId.isValid(uplink.machine())) {
            desk.serve(new MachineId(uplink.machine()), uplink, message);
        } else if (message instanceof MachineMessage.Unusable unusable) {
            desk.refuseStranger(uplink, unusable);
        } else {
            throw new IllegalStateException("a message without a valid machineId was read as " + message);
        }
    }

    private void deadlinesHaveCome(long now) {
        for (StoreMemory.Due due : memory.due(Instant.ofEpochMilli(now), DEADLINES_AT_ONCE)) {
            switch (due) {
                case StoreMemory.SaleDue each -> {
                    effects.causedBy("deadline of " + each.reference());
                    SaleRecord sale = memory.sale(new PaymentReference(each.reference()));
                    if (sale != null) {
                        deadlines.saleIsDue(sale);
                    }
                }
                case StoreMemory.MachineDue each -> {
                    effects.causedBy("deadline of " + each.machineId());
                    MachineRecord machine = memory.machine(new MachineId(each.machineId()));
                    if (machine != null) {
                        deadlines.machineIsDue(machine);
                    }
                }
            }
        }
    }

    private void created(PaymentCreated event) {
        progress.created(reference(event.getSale().getReference()), event.getQrText(), event.getExpiresAt());
    }

    private void rejected(PaymentRejected event) {
        progress.rejected(reference(event.getSale().getReference()), event.getCode(), event.getMessage());
    }

    private void authorized(Authorized event) {
        progress.authorized(reference(event.getSale().getReference()), event.getAmount(), event.getAuthorizedAt());
    }

    private void ended(PaymentEnded event) {
        PaymentReference reference = reference(event.getSale().getReference());
        switch (event.getState()) {
            case ABORTED -> progress.aborted(reference);
            case EXPIRED -> progress.expired(reference);
            case TERMINATED, UNSPECIFIED -> progress.terminated(reference);
        }
    }

    private void captured(Captured event) {
        progress.captured(reference(event.getSale().getReference()), event.getAmount());
    }

    private void released(Released event) {
        if (event.getReason() == ReleaseReason.REMAINDER) {
            effects.ignored("released-remainder");
        } else {
            progress.released(reference(event.getSale().getReference()), GatewayEvents.reason(event.getReason()));
        }
    }

    private void refunded(Refunded event) {
        progress.refunded(reference(event.getSale().getReference()), event.getReason());
    }

    private static PaymentReference reference(String value) {
        try {
            return new PaymentReference(value);
        } catch (IllegalArgumentException e) {
            throw new UnreadableEventException(String.valueOf(e.getMessage()), e);
        }
    }

    private static String header(Record<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
