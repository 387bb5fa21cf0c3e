package io.vendflow.testing;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vendflow.embedded.EmbeddedKafka;
import io.vendflow.events.Topic;
import io.vendflow.kafka.ClientSecurity;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.KafkaEventPublisher;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.kafka.setup.AccessSetup;
import io.vendflow.kafka.setup.ClusterSetup;
import io.vendflow.sale.Sale;
import io.vendflow.simulator.LedgerView;
import io.vendflow.simulator.SimulatorSettings;
import io.vendflow.simulator.VippsSimulator;
import io.vendflow.vipps.IdempotencyKey;
import io.vendflow.vipps.MerchantCredentials;
import io.vendflow.vipps.Secret;
import io.vendflow.vipps.SystemInfo;
import io.vendflow.vipps.Vipps;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.VippsSettings;
import io.vendflow.vipps.epayment.CreatePayment;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * What a service needs around it in a test: a real Kafka with every topic, a registry in memory, Vipps simulated, and
 * verbs to play the other services with. One per test class: only one Kafka fits into a JVM at a time.
 */
public final class Stage implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String PASSWORD = "only for this stage, nobody else's";

    private final String registryUrl = "mock://" + UUID.randomUUID();
    private final EmbeddedKafka kafka;
    private final VippsSimulator simulator;
    private final Vipps client;
    private final EventCodec codec;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaEventPublisher publisher;

    private final @Nullable String account;

    private Stage(Path data, @Nullable String account) {
        this.account = account;
        kafka = account == null ? EmbeddedKafka.start(data, 0) : EmbeddedKafka.startWithAccounts(data);
        KafkaSettings settings = new KafkaSettings(kafka.bootstrapServers(), registryUrl, null, Map.of());
        if (account != null) {
            AccessSetup.prepare(settings.admin("stage"), Map.of(account, PASSWORD));
        }
        ClusterSetup.createTopics(settings.admin("stage"), 3, (short) 1);
        ClusterSetup.registerSchemas(registryUrl);
        simulator = VippsSimulator.start(SimulatorSettings.forTests());
        client = Vipps.connect(
                new VippsSettings(
                        URI.create(simulator.baseUrl()),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        new SystemInfo("stage", "1", "stage", "1")),
                List.of(
                        new MerchantCredentials(
                                Sales.MERCHANT,
                                "vendflow-client",
                                new Secret("vendflow-secret"),
                                new Secret("vendflow-key")),
                        new MerchantCredentials(
                                Sales.DANISH_MERCHANT,
                                "vendflow-client-dk",
                                new Secret("vendflow-secret-dk"),
                                new Secret("vendflow-key-dk"))),
                new SimpleMeterRegistry(),
                Clock.systemUTC());
        codec = new EventCodec(registryUrl);
        producer = new KafkaProducer<>(settings.producer("stage"), new StringSerializer(), new ByteArraySerializer());
        publisher = new KafkaEventPublisher(producer, codec);
    }

    /** @param data an empty folder for Kafka */
    public static Stage open(Path data) {
        return new Stage(data, null);
    }

    /**
     * A stage whose Kafka lets the one that stands on it do only what is declared for its account, so that its tests fail
     * when that is too little. The other services, played by the verbs, may do everything.
     *
     * @param account one of {@link io.vendflow.kafka.setup.AccessRules}
     */
    public static Stage openFor(String account, Path data) {
        return new Stage(data, account);
    }

    /** The command line of a Spring Boot service that is to stand on this stage. */
    public String[] arguments(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "--server.port=0",
                "--VIPPS_BASE_URL=" + simulator.baseUrl(),
                "--VIPPS_MERCHANT_SERIAL_NUMBER=" + Sales.MERCHANT,
                "--VIPPS_CLIENT_ID=vendflow-client",
                "--VIPPS_CLIENT_SECRET=vendflow-secret",
                "--VIPPS_SUBSCRIPTION_KEY=vendflow-key",
                "--vendflow.vipps.further-merchants[0].serial-number=" + Sales.DANISH_MERCHANT,
                "--vendflow.vipps.further-merchants[0].client-id=vendflow-client-dk",
                "--vendflow.vipps.further-merchants[0].client-secret=vendflow-secret-dk",
                "--vendflow.vipps.further-merchants[0].subscription-key=vendflow-key-dk"));
        environment().forEach((variable, value) -> all.add("--" + variable + "=" + value));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    /** The environment of a command line that is to find this stage. */
    public Map<String, String> environment() {
        return account == null
                ? Map.of("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(), "SCHEMA_REGISTRY_URL", registryUrl)
                : Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        kafka.accountsBootstrapServers(),
                        "SCHEMA_REGISTRY_URL",
                        registryUrl,
                        ClientSecurity.PROTOCOL,
                        "SASL_PLAINTEXT",
                        ClientSecurity.USERNAME,
                        account,
                        ClientSecurity.PASSWORD,
                        PASSWORD);
    }

    /** Where Kafka and the registry are, for whoever stands on the stage. */
    public KafkaSettings settingsOfAccount() {
        Map<String, String> environment = environment();
        return new KafkaSettings(
                environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", ""),
                registryUrl,
                null,
                ClientSecurity.of(environment::get));
    }

    /** Where Kafka and the registry are, for who may do everything. */
    public KafkaSettings settings() {
        return new KafkaSettings(kafka.bootstrapServers(), registryUrl, null, Map.of());
    }

    /** A client with the keys of both merchants. */
    public Vipps vipps() {
        return client;
    }

    /** Puts a record into the log as it is. */
    public void publishRecord(ProducerRecord<String, byte[]> record) throws ExecutionException, InterruptedException {
        producer.send(record).get();
    }

    public EventCodec codec() {
        return codec;
    }

    public VippsSimulator simulator() {
        return simulator;
    }

    /** The payment of a sale as Vipps has it inside. */
    public LedgerView payment(Sale sale) {
        return simulator.payment(sale.reference().value()).orElseThrow();
    }

    /** Vipps has the payment and waits for the customer. */
    public void created(Sale sale) {
        VippsOutcome<?> outcome = client.payments()
                .create(
                        sale.merchantSerialNumber(),
                        new CreatePayment(sale.reference(), sale.amount(), "a test", null, Map.of()),
                        IdempotencyKey.of(sale.reference(), "create"));
        if (!(outcome instanceof VippsOutcome.Done<?>)) {
            throw new AssertionError("the simulator did not create the payment: " + outcome);
        }
    }

    /** The customer approved. */
    public void authorized(Sale sale) {
        created(sale);
        simulator.approve(sale.reference().value());
    }

    public void publish(List<Emission<?>> emissions) {
        publisher.publish(emissions);
    }

    public <E extends SpecificRecordBase> void publish(Topic<E> topic, E event) {
        publisher.publish(Emission.of(topic, event));
    }

    /** Bytes that are no event. */
    public void publishGarbage(Topic<?> topic, String key, byte[] bytes)
            throws ExecutionException, InterruptedException {
        send(new ProducerRecord<>(topic.name(), key, bytes));
    }

    /** A record as it is. */
    public void send(ProducerRecord<String, byte[]> record) throws ExecutionException, InterruptedException {
        producer.send(record).get();
    }

    /** All events of the topic so far, by partition and offset. */
    public <E extends SpecificRecordBase> List<E> events(Topic<E> topic) {
        return records(topic.name()).stream()
                .map(each -> codec.decode(topic, each.value()))
                .toList();
    }

    /** All records of the topic so far, by partition and offset. */
    public List<ConsumerRecord<String, byte[]>> records(String topic) {
        Map<String, Object> config = settings().reader("stage");
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    /** Waits until there are that many events of the topic, and gives them. */
    public <E extends SpecificRecordBase> List<E> awaitEvents(Topic<E> topic, int count) {
        return Awaitility.await("events of " + topic)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> events(topic), events -> events.size() >= count);
    }

    /** Waits until the topic has an event about the sale, and gives all of them. */
    public <E extends SpecificRecordBase> List<E> awaitEventsOf(Sale sale, Topic<E> topic) {
        return Awaitility.await("events of " + topic + " about " + sale.reference())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> events(topic).stream()
                                .filter(event -> isAbout(sale, event))
                                .toList(),
                        events -> !events.isEmpty());
    }

    private static boolean isAbout(Sale sale, SpecificRecordBase event) {
        Schema.Field field = event.getSchema().getField("sale");
        return field != null
                && event.get(field.pos()) instanceof io.vendflow.events.Sale about
                && about.getReference().equals(sale.reference().value());
    }

    @Override
    public void close() {
        publisher.close();
        client.close();
        simulator.close();
        kafka.close();
    }
}
