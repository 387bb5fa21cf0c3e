package io.vendflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vendflow.events.Topics;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.stack.LocalStack;
import io.vendflow.stack.LocalStackBuilder;
import io.vendflow.stack.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The accountant at the end of the day, and the one who is called when a step got lost. */
class ReconcileIT {

    @TempDir
    private Path folder;

    @Test
    @ExtendWith(World.Extension.class)
    void agreesToTheMinorUnitAboutASaleThatWentWell(World world) throws Exception {
        try (VendingMachine machine = world.machine()) {
            sell(machine, world.vipps(), "WELL01");
            machine.reportDispensed("WELL01");
            machine.awaitState("WELL01", "CAPTURED");
            Path page = folder.resolve("report.html");

            Shell.Result result = world.command(
                    "reconcile",
                    "--machine",
                    machine.id(),
                    "--against",
                    "vipps,ledger",
                    "--patience",
                    "0s",
                    "--html",
                    page.toString());

            assertThat(result.said()).contains("Clean", "1 sales", "25.00");
            assertThat(result.exitCode()).as(result.said()).isZero();
            assertThat(page).content().contains("<svg", machine.id());
        }
    }

    /** In a stack of its own, since a step must really be lost: as when somebody moved the offsets of a group by hand. */
    @Test
    void mendsAStepThatGotLost() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        String reference;
        try (LocalStack crippled = stack(data, EnumSet.complementOf(EnumSet.of(Service.CAPTURE_SERVICE)));
                VendingMachine machine = new VendingMachine(crippled.addresses().mqttUrl(), "VM0001")) {
            sell(machine, new VippsBook(crippled.addresses().simulatorUrl()), "LOST01");
            reference = machine.id() + "-LOST01";
            machine.reportDispensed("LOST01");
            EventLog log = log(crippled);
            await("the receipt")
                    .atMost(VendingMachine.PATIENCE)
                    .until(() -> !log.of(reference, Topics.RECEIPT_ATTACHED).isEmpty());
            skipEverything(crippled, "capture-service");
        }
        try (LocalStack stack = stack(data, EnumSet.allOf(Service.class))) {
            Shell.Result found = Command.run(stack, data, "reconcile", "--patience", "0s", "--repair");
            assertThat(found.exitCode()).as(found.said()).isEqualTo(1);
            assertThat(found.said()).contains("OPEN_MONEY", reference, "never captured", "would do: " + reference);

            for (int time = 1; time <= 2; time++) {
                assertThat(Command.run(stack, data, "reconcile", "--patience", "0s", "--repair", "--yes")
                                .exitCode())
                        .as("the first finds and mends, the second may find it mended already")
                        .isLessThan(2);
            }

            await("the money")
                    .atMost(VendingMachine.PATIENCE)
                    .until(() -> !log(stack).of(reference, Topics.CAPTURED).isEmpty());
            VippsBook vipps = new VippsBook(stack.addresses().simulatorUrl());
            assertThat(vipps.sum(reference, "captured")).isEqualTo(2_500);
            Shell.Result mended = Command.run(stack, data, "reconcile", "--patience", "0s");
            assertThat(mended.exitCode()).as(mended.said()).isZero();
            assertThat(mended.said()).contains("Clean", "first seen", "never captured");
        }
    }

    private static void sell(VendingMachine machine, VippsBook vipps, String sale) {
        machine.sell(sale);
        machine.awaitState(sale, "AWAITING_PAYMENT");
        vipps.approve(machine.id() + "-" + sale);
        machine.awaitState(sale, "AUTHORIZED");
    }

    private static LocalStack stack(Path data, Set<Service> services) throws InterruptedException {
        LocalStackBuilder builder = LocalStack.builder();
        return builder.dataDir(data)
                .freePorts()
                .services(services)
                .listener(System.out::println)
                .start();
    }

    private static EventLog log(LocalStack stack) {
        return new EventLog(
                stack.addresses().kafkaBootstrapServers(), stack.addresses().schemaRegistryUrl());
    }

    private static void skipEverything(LocalStack stack, String group) throws Exception {
        KafkaSettings settings = new KafkaSettings(
                stack.addresses().kafkaBootstrapServers(), stack.addresses().schemaRegistryUrl(), null, Map.of());
        try (Admin admin = Admin.create(settings.admin("a-careless-hand"))) {
            Map<TopicPartition, OffsetSpec> ends =
                    admin.describeTopics(Set.of(Topics.RECEIPT_ATTACHED.name())).allTopicNames().get().values().stream()
                            .flatMap(topic -> topic.partitions().stream()
                                    .map(part -> new TopicPartition(topic.name(), part.partition())))
                            .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
            Map<TopicPartition, OffsetAndMetadata> offsets = admin.listOffsets(ends).all().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            each -> new OffsetAndMetadata(each.getValue().offset())));
            admin.alterConsumerGroupOffsets(group, offsets).all().get();
        }
    }
}
