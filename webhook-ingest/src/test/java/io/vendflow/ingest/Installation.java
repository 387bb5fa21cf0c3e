package io.vendflow.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vendflow.embedded.EmbeddedKafka;
import io.vendflow.embedded.FreePort;
import io.vendflow.events.Authorized;
import io.vendflow.events.PaymentCreated;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.KafkaEventPublisher;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.kafka.Metas;
import io.vendflow.kafka.SaleMapper;
import io.vendflow.kafka.setup.AccessSetup;
import io.vendflow.kafka.setup.ClusterSetup;
import io.vendflow.kafka.streams.StreamsRunner;
import io.vendflow.sale.Sale;
import io.vendflow.simulator.SimulatorSettings;
import io.vendflow.simulator.VippsSimulator;
import io.vendflow.testing.Sales;
import io.vendflow.vipps.IdempotencyKey;
import io.vendflow.vipps.MerchantCredentials;
import io.vendflow.vipps.Secret;
import io.vendflow.vipps.SystemInfo;
import io.vendflow.vipps.Vipps;
import io.vendflow.vipps.VippsOutcome.Done;
import io.vendflow.vipps.VippsSettings;
import io.vendflow.vipps.epayment.CreatePayment;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service with a real Kafka and a simulated Vipps, and verbs for what happens around it. */
final class Installation implements AutoCloseable {

    private static final String REGISTRY = "mock://webhook-ingest-it";
    private static final int PARTITIONS = 2;
    private static final String PASSWORD = "only for this test, nobody else's";

    final VippsSimulator vippsSide = VippsSimulator.start(SimulatorSettings.forTests());
    final int port = FreePort.next();
    final int managementPort = FreePort.next();
    private final EmbeddedKafka kafka;
    private final KafkaSettings settings;
    /** This service's own account may not say what another one says. */
    private final KafkaEventPublisher otherServices;

    private final Vipps vipps;
    private final Path directory;
    private ConfigurableApplicationContext service;

    Installation(Path directory) {
        this.directory = directory;
        kafka = EmbeddedKafka.startWithAccounts(directory.resolve("kafka"));
        settings = new KafkaSettings(kafka.bootstrapServers(), REGISTRY, null, Map.of());
        AccessSetup.prepare(settings.admin("setup"), Map.of("webhook-ingest", PASSWORD));
        ClusterSetup.prepare(settings.admin("setup"), REGISTRY, PARTITIONS, (short) 1);
        otherServices = new KafkaEventPublisher(
                new KafkaProducer<>(settings.producer("others"), new StringSerializer(), new ByteArraySerializer()),
                new EventCodec(REGISTRY));
        vipps = Vipps.connect(
                new VippsSettings(
                        URI.create(vippsSide.baseUrl()),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(10),
                        new SystemInfo("test", "1", "test", "1")),
                List.of(new MerchantCredentials(
                        Sales.MERCHANT, "vendflow-client", new Secret("vendflow-secret"), new Secret("vendflow-key"))),
                new SimpleMeterRegistry(),
                Clock.systemUTC());
        service = start("streams");
    }

    private ConfigurableApplicationContext start(String stateDirectory) {
        ConfigurableApplicationContext started = SpringApplication.run(
                WebhookIngestApplication.class,
                "--server.port=" + port,
                "--management.server.port=" + managementPort,
                "--vendflow.kafka.bootstrap-servers=" + kafka.accountsBootstrapServers(),
                "--KAFKA_SECURITY_PROTOCOL=SASL_PLAINTEXT",
                "--KAFKA_USERNAME=webhook-ingest",
                "--KAFKA_PASSWORD=" + PASSWORD,
                "--vendflow.kafka.schema-registry-url=" + REGISTRY,
                "--vendflow.vipps.base-url=" + vippsSide.baseUrl(),
                "--vendflow.vipps.merchant.serial-number=" + Sales.MERCHANT,
                "--vendflow.vipps.merchant.client-id=vendflow-client",
                "--vendflow.vipps.merchant.client-secret=vendflow-secret",
                "--vendflow.vipps.merchant.subscription-key=vendflow-key",
                "--vendflow.webhooks.public-url=http://localhost:" + port,
                "--vendflow.ingest.state-dir=" + directory.resolve(stateDirectory));
        service = started;
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(started.getBean(StreamsRunner.class)::isRunning);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        meters().get("vendflow.webhooks.unregistered").gauge().value() == 0);
        return started;
    }

    /** Another process takes over, on a disk that knows nothing: all it has is Kafka. */
    void moveToAnotherDisk() {
        service.close();
        service = start("streams-on-another-disk");
    }

    MeterRegistry meters() {
        return service.getBean(MeterRegistry.class);
    }

    /** Vipps gets the payment; we do not hear of it yet. */
    Sale createdAtVipps(String saleId) {
        Sale sale = Sales.of(saleId, Sales.COLA);
        var outcome = vipps.payments()
                .create(
                        Sales.MERCHANT,
                        new CreatePayment(sale.reference(), sale.amount(), "Cola, VM0042", null, Map.of()),
                        IdempotencyKey.of(sale.reference(), "create"));
        if (!(outcome instanceof Done)) {
            throw new AssertionError("not created: " + outcome);
        }
        return sale;
    }

    void paymentCreated(Sale sale) {
        Clock clock = Clock.systemUTC();
        publish(
                Topics.PAYMENT_CREATED,
                PaymentCreated.newBuilder()
                        .setMeta(Metas.of(
                                "payment-initiator",
                                "test",
                                clock.instant(),
                                "payment-created",
                                sale.reference().value()))
                        .setSale(SaleMapper.toEvent(sale))
                        .setQrText("https://qr.example")
                        .setExpiresAt(clock.instant().plusSeconds(600))
                        .build());
    }

    private <E extends SpecificRecordBase> void publish(Topic<E> topic, E event) {
        otherServices.publish(Emission.of(topic, event));
    }

    List<Authorized> authorized(Sale sale) {
        return told(Topics.AUTHORIZED).stream()
                .filter(event ->
                        event.getSale().getReference().equals(sale.reference().value()))
                .toList();
    }

    /** Everything that is committed on a topic. */
    <E extends SpecificRecordBase> List<E> told(Topic<E> topic) {
        EventCodec codec = new EventCodec(REGISTRY);
        List<E> events = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                settings.consumer("test", "test"), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (int i = 0; i < PARTITIONS; i++) {
                partitions.add(new TopicPartition(topic.name(), i));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    events.add(codec.decode(topic, record.value()));
                }
            }
        }
        return events;
    }

    @Override
    public void close() {
        service.close();
        otherServices.close();
        vipps.close();
        vippsSide.close();
        kafka.close();
    }
}
