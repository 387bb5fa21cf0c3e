package io.vendflow.kafka.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vendflow.embedded.EmbeddedKafka;
import io.vendflow.events.Topics;
import io.vendflow.kafka.ClientSecurity;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.kafka.Refusal;
import io.vendflow.kafka.consume.Backoff;
import io.vendflow.kafka.consume.KeyedConsumer;
import io.vendflow.kafka.parts.Condition;
import io.vendflow.kafka.streams.StreamsRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each account may do what is declared for it, and nothing else. The services' own tests run on this, too. */
class AccessIT {

    private static final String PASSWORD = "only for this test, nobody else's";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private static Path data;

    private static EmbeddedKafka kafka;

    @BeforeAll
    static void open() throws Exception {
        kafka = EmbeddedKafka.startWithAccounts(data.resolve("kafka"));
        AccessSetup.prepare(
                kafka.clientConfig(),
                AccessRules.all().stream().collect(Collectors.toMap(ServiceAccess::account, each -> PASSWORD)));
        // As the set-up job does it, with no more than its account has.
        ClusterSetup.createTopics(settings("setup", PASSWORD).admin("setup"), 1, (short) 1);
        try (KafkaProducer<String, byte[]> producer = producer(administrator())) {
            for (TopicDeclaration topic : DeclaredTopics.all()) {
                write(producer, topic.name());
            }
        }
    }

    @AfterAll
    static void close() {
        kafka.close();
    }

    static Stream<ServiceAccess> services() {
        return AccessRules.all().stream()
                .filter(each ->
                        !each.account().equals("setup") && !each.account().equals("registry"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void readsAndWritesWhatIsDeclaredAndNothingElse(ServiceAccess access) {
        KafkaSettings settings = settings(access.account(), PASSWORD);
        try (KafkaProducer<String, byte[]> producer = producer(settings);
                KafkaConsumer<String, byte[]> consumer = reader(settings)) {
            for (TopicDeclaration topic : DeclaredTopics.all()) {
                if (access.writes().contains(topic.name())) {
                    assertThatCode(() -> write(producer, topic.name())).doesNotThrowAnyException();
                } else {
                    assertThatThrownBy(() -> write(producer, topic.name()))
                            .as(access.account() + " writes " + topic.name())
                            .hasRootCauseInstanceOf(AuthorizationException.class);
                }
                if (access.reads().contains(topic.name())) {
                    assertThatCode(() -> read(consumer, topic.name())).doesNotThrowAnyException();
                } else {
                    assertThatThrownBy(() -> read(consumer, topic.name()))
                            .as(access.account() + " reads " + topic.name())
                            .isInstanceOf(AuthorizationException.class);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "receipt-service,    vending.captured",
        "receipt-service,    vending.refund-requested",
        "payment-initiator,  vending.authorized",
        "webhook-ingest,     vending.captured",
        "machine-gateway,    vending.captured",
        "machine-gateway,    vending.authorized",
        "reconciliation,     vending.refund-requested",
        "commands,           vending.captured",
    })
    void nobodyTellsOfMoneyThatIsNotTheirs(String account, String topic) {
        assertThat(AccessRules.of(account).writes()).doesNotContain(topic);
        assertThatThrownBy(() -> write(settings(account, PASSWORD), topic))
                .hasRootCauseInstanceOf(AuthorizationException.class);
    }

    @Test
    void onlyOneAccountTellsOfEachStepButForWhatOperatorsAndDeadLettersNeed() {
        Map<String, List<String>> writers = Topics.all().stream()
                .collect(Collectors.toMap(
                        topic -> topic.name(),
                        topic -> AccessRules.all().stream()
                                .filter(each -> each.writes().contains(topic.name()))
                                .map(ServiceAccess::account)
                                .toList()));
        assertThat(writers).allSatisfy((topic, accounts) -> {
            switch (topic) {
                case "vending.dead-letters" -> assertThat(accounts).hasSize(5);
                case "vending.refund-requested" -> assertThat(accounts).containsExactly("capture-service", "commands");
                case "vending.cancel-requested" -> assertThat(accounts).containsExactly("machine-gateway", "commands");
                default -> assertThat(accounts).as(topic).hasSize(1);
            }
        });
    }

    @Test
    void refusesAGroupAndATopicThatAreSomebodyElses() {
        Map<String, Object> config = settings("receipt-service", PASSWORD).consumer("thief", "capture-service");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.AUTHORIZED.name()));
            assertThatThrownBy(() -> pollUntilRefused(consumer)).isInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void aTopologyThatReadsWhatItMayNotEndsInWords(@TempDir Path state) throws Exception {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(Topics.CAPTURED.name(), Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .foreach((key, value) -> {});
        CompletableFuture<String> refused = new CompletableFuture<>();
        try (StreamsRunner runner = new StreamsRunner(
                "webhook-ingest",
                settings("webhook-ingest", PASSWORD),
                state,
                Duration.ofMillis(10),
                builder.build())) {
            runner.onDeath(() -> refused.complete("refused"));
            runner.start();
            assertThat(refused.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("refused");
            assertThat(runner.condition())
                    .isEqualTo(new Condition.Dead("the topology webhook-ingest is in state ERROR"));
        }
    }

    @Test
    void aWrongPasswordEndsReadingInWordsAndMovesNothing() throws Exception {
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        KafkaSettings wrong = settings("receipt-service", "not the password");
        try (KeyedConsumer consumer = consumer(wrong, record -> {
                    throw new AssertionError("handled without an account: " + record);
                })
                .onFailure(ended::complete)) {
            consumer.start();

            Throwable why = ended.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(why).isInstanceOf(SaslAuthenticationException.class);
            assertThat(Refusal.inWords(why))
                    .hasValueSatisfying(words -> assertThat(words)
                            .contains("account", "KAFKA_USERNAME", "KAFKA_PASSWORD_FILE")
                            .doesNotContain("not the password"));
        }

        CompletableFuture<ConsumerRecord<String, byte[]>> handled = new CompletableFuture<>();
        try (KeyedConsumer consumer = consumer(settings("receipt-service", PASSWORD), handled::complete)) {
            consumer.start();
            assertThat(handled.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).topic())
                    .as("started again with the right one, it goes on where it was")
                    .isEqualTo(Topics.AUTHORIZED.name());
        }
    }

    @Test
    void aPasswordIsChangedByRunningTheJobAgain() {
        AccessSetup.prepare(kafka.clientConfig(), Map.of("reconciliation", "another password than before"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThatThrownBy(
                                () -> read(settings("reconciliation", PASSWORD), Topics.CAPTURED.name()))
                        .isInstanceOf(SaslAuthenticationException.class));
        assertThatCode(() -> read(settings("reconciliation", "another password than before"), Topics.CAPTURED.name()))
                .doesNotThrowAnyException();
        AccessSetup.prepare(kafka.clientConfig(), Map.of("reconciliation", PASSWORD));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThatCode(
                                () -> read(settings("reconciliation", PASSWORD), Topics.CAPTURED.name()))
                        .doesNotThrowAnyException());
    }

    @Test
    void takesAwayWhatAnAccountOfOursNoLongerNeedsAndLeavesOthersAlone() throws Exception {
        ServiceAccess tooMuch = ServiceAccess.of("receipt-service").writing(Topics.CAPTURED);
        ServiceAccess foreign = ServiceAccess.of("somebody-else").reading(Topics.CAPTURED);
        try (Admin admin = Admin.create(kafka.clientConfig())) {
            admin.createAcls(tooMuch.bindings()).all().get();
            admin.createAcls(foreign.bindings()).all().get();
            await().atMost(PATIENCE)
                    .until(() -> admin.describeAcls(AclBindingFilter.ANY)
                            .values()
                            .get()
                            .containsAll(tooMuch.bindings()));

            AccessSetup.prepare(kafka.clientConfig(), Map.of());

            assertThat(admin.describeAcls(AclBindingFilter.ANY).values().get())
                    .doesNotContainAnyElementsOf(tooMuch.bindings())
                    .containsAll(foreign.bindings())
                    .containsAll(AccessRules.of("receipt-service").bindings());
            admin.deleteAcls(foreign.bindings().stream()
                            .map(binding -> binding.toFilter())
                            .toList())
                    .all()
                    .get();
        }
    }

    private static KeyedConsumer consumer(
            KafkaSettings settings, java.util.function.Consumer<ConsumerRecord<String, byte[]>> handler) {
        return new KeyedConsumer(
                () -> new KafkaConsumer<>(
                        settings.consumer("test", "receipt-service"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer()),
                List.of(Topics.AUTHORIZED.name()),
                (record, attempt) -> handler.accept(record),
                Backoff.DEFAULT,
                10,
                new SimpleMeterRegistry());
    }

    private static KafkaSettings administrator() {
        return new KafkaSettings(kafka.bootstrapServers(), "", null, Map.of());
    }

    private static KafkaSettings settings(String account, String password) {
        Map<String, String> environment = Map.of(
                "KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT", "KAFKA_USERNAME", account, "KAFKA_PASSWORD", password);
        return new KafkaSettings(kafka.accountsBootstrapServers(), "", null, ClientSecurity.of(environment::get));
    }

    private static void write(KafkaSettings settings, String topic) throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, byte[]> producer = producer(settings)) {
            write(producer, topic);
        }
    }

    private static void write(KafkaProducer<String, byte[]> producer, String topic)
            throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(topic, "VM0042", new byte[] {1})).get();
    }

    private static void read(KafkaSettings settings, String topic) {
        try (KafkaConsumer<String, byte[]> consumer = reader(settings)) {
            read(consumer, topic);
        }
    }

    private static void read(KafkaConsumer<String, byte[]> consumer, String topic) {
        List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (consumer.poll(Duration.ofMillis(200)).isEmpty()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(giveUp);
        }
    }

    private static KafkaProducer<String, byte[]> producer(KafkaSettings settings) {
        return new KafkaProducer<>(settings.producer("test"), new StringSerializer(), new ByteArraySerializer());
    }

    private static KafkaConsumer<String, byte[]> reader(KafkaSettings settings) {
        return new KafkaConsumer<>(settings.reader("test"), new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static void pollUntilRefused(KafkaConsumer<?, ?> consumer) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < giveUp) {
            consumer.poll(Duration.ofMillis(200));
        }
    }
}
