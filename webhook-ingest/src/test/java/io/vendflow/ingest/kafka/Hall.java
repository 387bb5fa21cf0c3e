package io.vendflow.ingest.kafka;

import io.vendflow.events.Authorized;
import io.vendflow.events.DeadLetter;
import io.vendflow.events.PaymentCreated;
import io.vendflow.events.PaymentEnded;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.events.WebhookReceived;
import io.vendflow.ingest.Ending;
import io.vendflow.ingest.Found;
import io.vendflow.ingest.LookUp;
import io.vendflow.ingest.LookUpMetrics;
import io.vendflow.ingest.OpenGauge;
import io.vendflow.kafka.DeadLetterMetrics;
import io.vendflow.kafka.DeadLetters;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.EventHeaders;
import io.vendflow.kafka.Metas;
import io.vendflow.kafka.RecordTraces;
import io.vendflow.kafka.Replays;
import io.vendflow.kafka.SaleMapper;
import io.vendflow.kafka.setup.ClusterSetup;
import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.Sale;
import io.vendflow.testing.Sales;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;

/** The topology with a clock that the test moves, and verbs for what happens around it. */
final class Hall implements AutoCloseable {

    private static final String REGISTRY = "mock://webhook-ingest";
    private static final Duration STEP = Duration.ofMillis(100);
    private static final List<String> STORES = List.of(Share.CURRENT, Share.CLOSED, Share.DUE);

    final FakeVipps vipps = new FakeVipps();
    private final RecordTraces traces;
    private final EventCodec codec = new EventCodec(REGISTRY);
    private TopologyTestDriver driver;
    private Instant now = Sales.NOON;

    Hall() {
        this(RecordTraces.off());
    }

    Hall(RecordTraces traces) {
        this.traces = traces;
        ClusterSetup.registerSchemas(REGISTRY);
        driver = start();
    }

    Topology topology() {
        return IngestTopology.of(
                new OpenPaymentsProcessor.Tools(
                        codec,
                        new DeadLetters("webhook-ingest", Clock.fixed(now, ZoneOffset.UTC)),
                        DeadLetterMetrics.UNCOUNTED,
                        vipps,
                        new Unmeasured(),
                        Unmeasured::new,
                        traces),
                Stores::inMemoryKeyValueStore);
    }

    private TopologyTestDriver start() {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "webhook-ingest");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:9092");
        return new TopologyTestDriver(topology(), config, now);
    }

    /** Another process takes over what is in the changelogs; the answers to looks under way are lost. */
    void restart() {
        Map<String, List<KeyValue<String, byte[]>>> changelogs = new HashMap<>();
        for (String store : STORES) {
            List<KeyValue<String, byte[]>> entries = new ArrayList<>();
            try (KeyValueIterator<String, byte[]> all = store(store).all()) {
                all.forEachRemaining(entries::add);
            }
            changelogs.put(store, entries);
        }
        driver.close();
        driver = start();
        changelogs.forEach((store, entries) -> store(store).putAll(entries));
    }

    private KeyValueStore<String, byte[]> store(String name) {
        return driver.getKeyValueStore(name);
    }

    int remembered() {
        int entries = 0;
        for (String name : STORES) {
            try (KeyValueIterator<String, byte[]> all = store(name).all()) {
                for (; all.hasNext(); all.next()) {
                    entries++;
                }
            }
        }
        return entries;
    }

    void pass(Duration time) {
        for (long millis = 0; millis < time.toMillis(); millis += STEP.toMillis()) {
            driver.advanceWallClockTime(STEP);
            now = now.plus(STEP);
        }
    }

    /** Time in which nothing is asked to happen quickly. */
    void sleep(Duration time) {
        for (Duration left = time; left.isPositive(); left = left.minusMinutes(1)) {
            driver.advanceWallClockTime(Duration.ofMinutes(1));
            now = now.plus(Duration.ofMinutes(1));
        }
    }

    void paymentCreated(Sale sale) {
        send(Topics.PAYMENT_CREATED, created(sale));
    }

    void webhook(PaymentReference reference, String name) {
        send(
                Topics.WEBHOOK_RECEIVED,
                WebhookReceived.newBuilder()
                        .setMeta(Metas.of("webhook-ingest", "vipps", now, "webhook", reference.value(), name))
                        .setMerchantSerialNumber(Sales.MERCHANT.value())
                        .setReference(reference.value())
                        .setName(name)
                        .setPspReference("psp")
                        .setReceivedAt(now)
                        .setBody(ByteBuffer.allocate(0))
                        .build());
    }

    <E extends SpecificRecordBase> void send(Topic<E> topic, E event) {
        driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(
                        topic.keyOf(event), codec.encode(topic, event), EventHeaders.of(topic, event), now));
    }

    void sendBytes(Topic<?> topic, String key, byte[] value) {
        driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value, now);
    }

    /** An operator lets an event come again. */
    <E extends SpecificRecordBase> void replay(Topic<E> topic, E event) {
        ProducerRecord<String, byte[]> record = Replays.toRecord(
                new ConsumerRecord<>(topic.name(), 0, 0, topic.keyOf(event), codec.encode(topic, event)),
                "webhook-ingest",
                "kim");
        driver.createInputTopic(record.topic(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(record.key(), record.value(), record.headers(), now));
    }

    PaymentCreated created(Sale sale) {
        return PaymentCreated.newBuilder()
                .setMeta(Metas.of(
                        "payment-initiator",
                        "request",
                        now,
                        "payment-created",
                        sale.reference().value()))
                .setSale(SaleMapper.toEvent(sale))
                .setQrText("https://qr.example")
                .setExpiresAt(now.plusSeconds(600))
                .build();
    }

    List<Authorized> authorized() {
        return told(Topics.AUTHORIZED);
    }

    List<PaymentEnded> ended() {
        return told(Topics.PAYMENT_ENDED);
    }

    List<DeadLetter> deadLetters() {
        return told(Topics.DEAD_LETTERS);
    }

    private <E extends SpecificRecordBase> List<E> told(Topic<E> topic) {
        return records(topic).stream()
                .map(each -> codec.decode(topic, each.value()))
                .toList();
    }

    List<TestRecord<String, byte[]>> records(Topic<?> topic) {
        return driver.createOutputTopic(topic.name(), new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    @Override
    public void close() {
        driver.close();
    }

    private static final class Unmeasured implements LookUpMetrics, OpenGauge {

        @Override
        public void looked(Found found) {}

        @Override
        public void ended(Ending ending, LookUp.Reason reason) {}

        @Override
        public void opened(PaymentReference reference, Instant openedAt) {}

        @Override
        public void closed(PaymentReference reference) {}

        @Override
        public void end() {}
    }
}
