package io.vendflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vendflow.endtoend.MetricsPage.Promise;
import io.vendflow.endtoend.Scrape.Sample;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.kafka.Replays;
import io.vendflow.kafka.setup.ClusterSetup;
import io.vendflow.stack.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What docs/metrics.md promises is what a run exposes, in both directions, and no tag has values without bounds. */
@ExtendWith(World.Extension.class)
@Execution(ExecutionMode.CONCURRENT)
class MetricsIT {

    /** Reconciliation asks Vipps in its first run after a sale, and runs every two minutes here. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final Set<String> TOPICS = Stream.of(
                    Topics.all().stream().map(Topic::name),
                    Stream.of(ClusterSetup.GATEWAY_INBOX, ClusterSetup.GATEWAY_OUTBOX),
                    Replays.SERVICES.stream().map(Replays::topicOf))
            .flatMap(names -> names)
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> MERCHANTS = Set.of("123456", "654321", "777777");

    /**
     * Tags of the JVM's, Spring's and Kafka clients' metrics. Their values are the names of memory pools, garbage collectors,
     * threads' states, log levels, URI templates, clients, brokers, topics, partitions, tasks and stores: bounded by the program and
     * its configuration. A tag that is not here has to be thought about first.
     */
    private static final Set<String> TAGS_OF_LIBRARIES = Set.of(
            "action",
            "application",
            "area",
            "brand",
            "cause",
            "client_id",
            "connection_id",
            "error",
            "exception",
            "gc",
            "id",
            "kafka_version",
            "le",
            "level",
            "listener",
            "main_application_class",
            "method",
            "name",
            "node_id",
            "outcome",
            "partition",
            "path",
            "pool",
            "process_id",
            "processor_node_id",
            "quantile",
            "record_queue_id",
            "rocksdb_state_id",
            "in_memory_state_id",
            "runtime",
            "service",
            "state",
            "status",
            "subtopology_id",
            "task_id",
            "thread_id",
            "topic",
            "topology_description",
            "commit_id",
            "application_id",
            "uri",
            "vendor",
            "version",
            "client_version",
            "pool_name",
            "spring_id",
            "kind",
            "compiler",
            "protocol");

    private final World world;

    MetricsIT(World world) {
        this.world = world;
    }

    @Test
    void everyServiceExposesWhatThePagePromisesAndNothingElseOfOurs() throws IOException {
        MetricsPage page = MetricsPage.read();
        try (VendingMachine machine = world.machine()) {
            sellOne(machine);
            sayNonsense(machine);
            for (Service service : Service.values()) {
                await(service.id() + " exposes all that is promised")
                        .atMost(PATIENCE)
                        .pollInterval(Duration.ofSeconds(1))
                        .untilAsserted(() -> assertThat(missing(page, Scrape.of(world, service)))
                                .isEmpty());
                Scrape scrape = Scrape.of(world, service);
                assertThat(notPromised(page, scrape)).as(service.id()).isEmpty();
                assertThat(unbounded(page, scrape)).as(service.id()).isEmpty();
            }
        }
    }

    @Test
    void everyServiceTellsOfItsJvmAndItsKafkaClientsWithoutATagThatNobodyKnows() {
        for (Service service : Service.values()) {
            Scrape scrape = Scrape.of(world, service);
            assertThat(scrape.has("jvm_memory_used_bytes")).as(service.id()).isTrue();
            assertThat(scrape.has("jvm_threads_live_threads")).as(service.id()).isTrue();
            assertThat(scrape.has("process_cpu_usage")).as(service.id()).isTrue();
            assertThat(scrape.samples())
                    .as(service.id())
                    .extracting(Sample::name)
                    .anyMatch(name -> name.startsWith("kafka_producer_"));
            assertThat(scrape.samples())
                    .as(service.id())
                    .extracting(Sample::name)
                    .anyMatch(name -> name.startsWith("kafka_consumer_"));
            Set<String> unknown = new TreeSet<>();
            for (Sample each : scrape.ofLibraries()) {
                each.labels().forEach((tag, value) -> {
                    // A machine, and so also a sale or a payment, is named like this.
                    if (!TAGS_OF_LIBRARIES.contains(tag) || value.matches(".*VM\\d{4}.*")) {
                        unknown.add(each.name() + "{" + tag + "=" + value + "}");
                    }
                });
            }
            assertThat(unknown).as(service.id()).isEmpty();
        }
    }

    @Test
    void theGatewayCountsTheMachinesOfTheListOfCertificates() {
        assertThat(Scrape.of(world, Service.MACHINE_GATEWAY).sum("vendflow_machines_certificates"))
                .isEqualTo(1);
    }

    @Test
    void aSaleIsTimedInAllItsSteps() {
        Scrape before = Scrape.of(world, Service.MACHINE_GATEWAY);
        try (VendingMachine machine = world.machine()) {
            sellOne(machine);
        }
        Scrape after = Scrape.of(world, Service.MACHINE_GATEWAY);
        for (String step : List.of("select_to_qr", "scan_to_authorized", "authorized_to_vend", "vend_to_captured")) {
            String name = "vendflow_sale_" + step + "_seconds";
            assertThat(after.sum(name + "_count") - before.sum(name + "_count"))
                    .as(step)
                    .isPositive();
            assertThat(after.sum(name + "_sum") - before.sum(name + "_sum"))
                    .as(step)
                    .isGreaterThanOrEqualTo(0);
        }
    }

    private void sellOne(VendingMachine machine) {
        machine.sell("METERED");
        machine.awaitState("METERED", "AWAITING_PAYMENT");
        world.vipps().approve(machine.id() + "-METERED");
        machine.awaitState("METERED", "AUTHORIZED");
        machine.reportDispensed("METERED");
        machine.awaitState("METERED", "CAPTURED");
    }

    /** Words that a machine chose must not become values. */
    private static void sayNonsense(VendingMachine machine) {
        machine.say("vend", "{\"saleId\":\"NOBODY\",\"outcome\":\"FAILED\",\"reason\":\"MADE UP BY A MACHINE\"}");
        machine.awaitError("UNKNOWN_SALE");
        machine.publish("vending/v1/up/" + machine.id() + "/madeup", "{\"saleId\":\"NOBODY\"}");
        machine.awaitError("UNKNOWN_TOPIC");
    }

    private static List<String> missing(MetricsPage page, Scrape scrape) {
        return page.of(scrape.service()).stream()
                .flatMap(promise -> promise.series().stream())
                .filter(series -> !scrape.has(series))
                .toList();
    }

    private static List<String> notPromised(MetricsPage page, Scrape scrape) {
        return scrape.ours().stream()
                .map(Sample::name)
                .filter(name -> page.of(scrape.service(), name).isEmpty())
                .distinct()
                .toList();
    }

    private static List<String> unbounded(MetricsPage page, Scrape scrape) {
        List<String> wrong = new ArrayList<>();
        for (Sample each : scrape.ours()) {
            page.of(scrape.service(), each.name())
                    .ifPresent(promise -> each.labels().forEach((tag, value) -> {
                        if (!isAllowed(page, promise, tag, value, scrape.service())) {
                            wrong.add(each.name() + "{" + tag + "=" + value + "}");
                        }
                    }));
        }
        return wrong;
    }

    private static boolean isAllowed(MetricsPage page, Promise promise, String tag, String value, Service service) {
        if (tag.equals("service")) {
            return value.equals(service.id());
        }
        if (tag.equals("le")) {
            return promise.type().equals("histogram");
        }
        Set<String> listed = promise.tags().get(tag);
        return listed != null
                && switch (tag) {
                    case "topic" -> TOPICS.contains(value);
                    case "code" -> page.codes().contains(value);
                    case "msn" -> MERCHANTS.contains(value);
                    case "part" ->
                        page.promises()
                                .getFirst()
                                .tags()
                                .getOrDefault("part", Set.of())
                                .contains(value);
                    default -> listed.contains(value);
                };
    }
}
