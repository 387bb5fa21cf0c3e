package io.vendflow.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.vendflow.books.LogUnavailableException;
import io.vendflow.books.Scope;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.KafkaEventPublisher;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.Sale;
import io.vendflow.testing.Stage;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log as it really is, on a real Kafka: of earlier releases, with holes, with garbage, and read by who dies. */
class LogIT {

    private static final Instant THEN = Instant.parse("2026-11-01T12:00:00Z");

    @TempDir
    private static Path data;

    private static Stage stage;

    @BeforeAll
    static void start() {
        stage = Stage.openFor("reconciliation", data);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void saysTheSameEachTimeAndMovesNobodysOffsets() throws Exception {
        MachineId machine = machine("SAME", 1);
        for (int i = 0; i < 20; i++) {
            tell(Tale.sold(sale(machine, "SALE" + i, THEN.plusSeconds(i))));
        }

        Report once = reconcile(machine);
        Report again = reconcile(machine);

        assertThat(once.sales()).isEqualTo(20);
        assertThat(once.findings()).isEmpty();
        assertThat(again.digest()).isEqualTo(once.digest());
        try (Admin admin = Admin.create(stage.settings().admin("look"))) {
            assertThat(admin.listGroups().all().get()).isEmpty();
        }
    }

    @Test
    void readsEventsOfTheFirstRelease() throws Exception {
        MachineId machine = machine("OLD", 2);
        for (Emission<?> each : Tale.sold(sale(machine, "SALE1", THEN)).events()) {
            stage.publishRecord(asFirstReleased(each));
        }

        Report report = reconcile(machine);

        assertThat(report.sales()).isEqualTo(1);
        assertThat(report.findings()).isEmpty();
        assertThat(report.sums()).singleElement().extracting(Sums::captured).isEqualTo(2_500L);
    }

    @Test
    void doesNotJudgeWhatLiesInAHole() throws Exception {
        MachineId machine = machine("HOLE", 0);
        tell(Tale.sold(sale(machine, "LOST1", THEN)));
        tell(Tale.sold(sale(machine, "LOST2", THEN.plusSeconds(60))));
        TopicPartition authorized = new TopicPartition(Topics.AUTHORIZED.name(), 0);
        try (Admin admin = Admin.create(stage.settings().admin("thief"))) {
            admin.deleteRecords(Map.of(authorized, RecordsToDelete.beforeOffset(2)))
                    .all()
                    .get();
        }
        tell(Tale.sold(sale(machine, "KEPT1", THEN.plusSeconds(7_200))));

        Report report = reconcile(machine);

        assertThat(report.notJudged()).isEqualTo(2);
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.LOG_INCOMPLETE);
            assertThat(finding.what())
                    .contains("vending.authorized", "lost its 2 records", "2 sales are not judged")
                    .contains(machine.value());
        });
    }

    @Test
    void tellsOfARecordThatCannotBeReadAndJudgesItsNeighbours() throws Exception {
        MachineId machine = machine("BAD", 1);
        List<Emission<?>> events = Tale.sold(sale(machine, "GOOD1", THEN)).events();
        tell(Tale.sold(sale(machine, "GOOD2", THEN)));
        for (Emission<?> each : events) {
            ProducerRecord<String, byte[]> record = KafkaEventPublisher.toRecord(stage.codec(), each);
            boolean spoilt = each.topic() == Topics.CAPTURED;
            stage.publishRecord(
                    spoilt
                            ? new ProducerRecord<>(
                                    record.topic(),
                                    null,
                                    record.timestamp(),
                                    record.key(),
                                    "garbage".getBytes(StandardCharsets.UTF_8),
                                    record.headers())
                            : record);
        }

        Report report = reconcile(machine);

        assertThat(report.sales()).isEqualTo(2);
        assertThat(report.notJudged()).isEqualTo(1);
        assertThat(report.findings()).allSatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.LOG_INCOMPLETE);
            assertThat(finding.what()).contains("vending.captured/1", machine + "-GOOD1");
        });
    }

    @Test
    void beginsAgainAfterItWasKilled() throws Exception {
        MachineId machine = machine("KILL", 2);
        for (int i = 0; i < 300; i++) {
            tell(Tale.sold(sale(machine, "SALE" + i, THEN.plusSeconds(i))));
        }
        String undisturbed = reconcile(machine).digest();
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunToKill.class.getName(),
                        stage.settings().bootstrapServers(),
                        machine.value())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = run.inputReader()) {
            String line = lines.readLine();
            while (line != null && !line.equals(RunToKill.UNDER_WAY)) {
                line = lines.readLine();
            }
            assertThat(line).isEqualTo(RunToKill.UNDER_WAY);
        }
        run.destroyForcibly().waitFor();

        assertThat(reconcile(machine).digest()).isEqualTo(undisturbed);
    }

    @Test
    void saysInWordsThatKafkaDoesNotAnswer() {
        KafkaSettings nobody = new KafkaSettings("localhost:1", stage.settings().schemaRegistryUrl(), null, Map.of());

        assertThatThrownBy(() -> ReconciliationComposition.ofLog(
                                nobody,
                                new EventCodec(nobody.schemaRegistryUrl()),
                                Clock.systemUTC(),
                                Duration.ofSeconds(1))
                        .run(request(machine("NONE", 1)), Progress.NONE))
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageContaining("Kafka does not answer at localhost:1");
    }

    @Test
    void beginsAndEndsAtOffsetsWhereAsked() throws Exception {
        MachineId machine = machine("OFFSET", 1);
        List<Long> offsets = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Sale sale = sale(machine, "SALE" + i, THEN.plusSeconds(10_000 + i));
            tell(Tale.sold(sale));
            offsets.add(lastOffset(Topics.PAYMENT_REQUESTED, 1));
        }
        Scope second = new Scope(
                Instant.EPOCH,
                Instant.now(),
                Map.of(1, offsets.get(1)),
                Map.of(1, offsets.get(2)),
                Set.of(machine.value()),
                Set.of());

        Report report = reconciliation().run(request(second), Progress.NONE);

        assertThat(report.sales()).isEqualTo(1);
    }

    private static long lastOffset(Topic<?> topic, int partition) throws Exception {
        TopicPartition where = new TopicPartition(topic.name(), partition);
        try (Admin admin = Admin.create(stage.settings().admin("look"))) {
            return admin.listOffsets(Map.of(where, org.apache.kafka.clients.admin.OffsetSpec.latest()))
                            .partitionResult(where)
                            .get()
                            .offset()
                    - 1;
        }
    }

    private static Reconciliation reconciliation() {
        return ReconciliationComposition.ofLog(stage.settingsOfAccount(), stage.codec(), Clock.systemUTC());
    }

    static Report reconcile(MachineId machine) {
        return reconciliation().run(request(machine), Progress.NONE);
    }

    private static Request request(MachineId machine) {
        return request(
                new Scope(THEN.minusSeconds(1), Instant.now(), Map.of(), Map.of(), Set.of(machine.value()), Set.of()));
    }

    static Request request(Scope scope) {
        return new Request(scope, Set.of(Against.LOG_ONLY), ZoneOffset.UTC, Rules.USUAL);
    }

    private static void tell(Tale tale) {
        stage.publish(tale.events());
    }

    private static Sale sale(MachineId machine, String saleId, Instant at) {
        return Tale.sale(machine, saleId, at);
    }

    /** A machine whose events lie in that partition. */
    private static MachineId machine(String name, int partition) {
        return IntStream.range(0, 100)
                .mapToObj(number -> name + number)
                .filter(id -> BuiltInPartitioner.partitionForKey(id.getBytes(StandardCharsets.UTF_8), 3) == partition)
                .map(MachineId::new)
                .findFirst()
                .orElseThrow();
    }

    private static ProducerRecord<String, byte[]> asFirstReleased(Emission<?> emission) throws Exception {
        ProducerRecord<String, byte[]> record = KafkaEventPublisher.toRecord(stage.codec(), emission);
        Schema now = SpecificData.get().getSchema(emission.topic().type());
        Path released =
                Path.of("..", "schemas", "released", emission.topic().type().getSimpleName(), "1.avsc");
        Schema first = new SchemaParser().parse(Files.readString(released)).mainSchema();
        byte[] value = record.value();
        GenericRecord event = new GenericDatumReader<GenericRecord>(now, first)
                .read(null, DecoderFactory.get().binaryDecoder(value, 5, value.length - 5, null));
        SchemaRegistryClient registry = SchemaRegistryClientFactory.newClient(
                List.of(stage.settings().schemaRegistryUrl()), 100, List.of(), Map.of(), Map.of());
        int id = registry.register(emission.topic().subject(), new AvroSchema(first));
        return new ProducerRecord<>(
                record.topic(), null, record.timestamp(), record.key(), encoded(id, first, event), record.headers());
    }

    private static byte[] encoded(int id, Schema schema, GenericRecord event) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0);
        bytes.write(ByteBuffer.allocate(4).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(schema).write(event, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
