package io.vendflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vendflow.endtoend.Containers.Setup;
import io.vendflow.stack.Service;
import io.vendflow.testing.RequiresDocker;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The compose file as a cluster, three brokers and two instances of every service, and what may happen to it: sales go on, and
 * machine, log and Vipps agree about each of them afterwards.
 */
@RequiresDocker
@Isolated("because it needs the machine for itself")
class ContainersIT {

    private static final int MACHINES = 4;
    private static final int INSTANCES = 2;

    /** 128 and the number of SIGTERM: how a JVM ends that was asked to and came to its end. */
    private static final int ENDED_AS_ASKED = 143;

    private static final AtomicInteger NEXT = new AtomicInteger();

    @SuppressWarnings("NullAway.Init") // before all
    private static Containers containers;

    @BeforeAll
    static void start() {
        containers = Containers.up(
                new Setup(List.of("--env-file", "ops/container/cluster.env"), Map.of(), Map.of(), INSTANCES));
    }

    @AfterAll
    static void stop() {
        if (containers != null) {
            containers.close();
        }
    }

    /** Whatever was done in a test, the next one begins with everything up, and the accountant has nothing to ask. */
    @AfterEach
    void theBooksAgree() throws IOException {
        containers.awaitHealthy();
        assertThat(containers.findings()).isEmpty();
    }

    /** A machine that never sold before, connected. */
    private static VendingMachine machine() {
        return new VendingMachine(
                "tcp://localhost:" + containers.port("MQTT"), "CT%04d".formatted(NEXT.incrementAndGet()));
    }

    @Test
    void aSaleGoesFromTheMachinesMessageToTheCapturedMoney() throws Exception {
        try (VendingMachine machine = machine()) {
            machine.sell("CONTAIN");
            String text = machine.awaitState("CONTAIN", "AWAITING_PAYMENT")
                    .at("/qr/text")
                    .asString();
            assertThat(text).isNotBlank();
            containers.vipps().approve(machine.id() + "-CONTAIN");
            machine.awaitState("CONTAIN", "AUTHORIZED");
            machine.reportDispensed("CONTAIN");
            machine.awaitState("CONTAIN", "CAPTURED");
            new Books(containers, machine, "CONTAIN").agreeOnCaptured();
        }
        for (Service service : Service.values()) {
            assertThat(containers.instances(service.id())).hasSize(INSTANCES);
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"MACHINE_GATEWAY", "RECONCILIATION"})
    void oneOfTwoInstancesIsKilledAndTheOtherGoesOn(Service step) {
        try (Rush rush = new Rush(containers, ContainersIT::machine, MACHINES)) {
            rush.awaitSales(MACHINES);
            containers.kill(step.id(), 1);
            rush.awaitSales(2 * MACHINES);
            containers.start(step.id(), 1);
            rush.awaitSales(MACHINES);
            rush.endAndAudit();
        }
    }

    /** One of them holds the broker's queue of what machines say, whichever; its killing makes the other take it. */
    @Test
    void eachGatewayIsKilledInTurn() {
        try (Rush rush = new Rush(containers, ContainersIT::machine, MACHINES)) {
            for (int instance = 1; instance <= INSTANCES; instance++) {
                rush.awaitSales(MACHINES);
                containers.kill(Service.MACHINE_GATEWAY.id(), instance);
                rush.awaitSales(2 * MACHINES);
                containers.start(Service.MACHINE_GATEWAY.id(), instance);
                containers.awaitHealthy();
            }
            rush.awaitSales(MACHINES);
            rush.endAndAudit();
        }
    }

    /** Both look at the same books and write down what they find; sales do not wait for either. */
    @Test
    void oneOfTwoReconciliationsIsKilledAndTheOtherLooksAtTheBooks() {
        try (Rush rush = new Rush(containers, ContainersIT::machine, MACHINES)) {
            rush.awaitSales(MACHINES);
            containers.kill(Service.RECONCILIATION.id(), 1);
            // For a moment the front door may still call the one that is gone.
            double before = await().ignoreException(IllegalStateException.class).until(ContainersIT::runs, _ -> true);
            await("the other has looked")
                    .atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofSeconds(1))
                    .ignoreException(IllegalStateException.class)
                    .until(() -> runs() > before);
            containers.start(Service.RECONCILIATION.id(), 1);
            rush.awaitSales(MACHINES);
            rush.endAndAudit();
        }
    }

    /** How often the only reconciliation that is there has looked at all books to the end. */
    private static double runs() {
        return Scrape.at("http://localhost:" + containers.port("RECONCILIATION"), Service.RECONCILIATION)
                .samples()
                .stream()
                .filter(sample -> sample.name().equals("vendflow_reconciliation_runs_total"))
                .filter(sample ->
                        Set.of("clean", "findings").contains(sample.labels().get("outcome")))
                .mapToDouble(Scrape.Sample::value)
                .sum();
    }

    @Test
    void instancesAreStoppedOneAfterAnotherAndEachEndsWhatItIsAt() {
        try (Rush rush = new Rush(containers, ContainersIT::machine, MACHINES)) {
            for (Service service : Service.values()) {
                rush.awaitSales(MACHINES);
                assertThat(containers.stop(service.id(), 1)).as(service.id()).isEqualTo(ENDED_AS_ASKED);
                rush.awaitSales(MACHINES);
                containers.start(service.id(), 1);
            }
            rush.awaitSales(MACHINES);
            rush.endAndAudit();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "kafka-2"})
    void aBrokerStopsUnderLoad(String broker) {
        try (Rush rush = new Rush(containers, ContainersIT::machine, MACHINES)) {
            rush.awaitSales(MACHINES);
            containers.stop(broker, 1);
            rush.awaitSales(3 * MACHINES);
            containers.start(broker, 1);
            rush.awaitSales(MACHINES);
            rush.endAndAudit();
        }
    }

    @Test
    void mosquittoRestartsWithSalesInFlight() {
        try (Rush rush = new Rush(containers, ContainersIT::machine, MACHINES)) {
            rush.awaitSales(MACHINES);
            containers.stop("mosquitto", 1);
            containers.start("mosquitto", 1);
            rush.awaitSales(2 * MACHINES);
            rush.endAndAudit();
        }
    }

    @Test
    void theRegistryIsAwayForAMinute() {
        try (Rush rush = new Rush(containers, ContainersIT::machine, MACHINES)) {
            rush.awaitSales(MACHINES);
            containers.stop("schema-registry", 1);
            // Whoever has seen a schema goes on without the registry.
            rush.awaitSales(MACHINES);
            // Whoever starts now has seen none.
            containers.kill("capture-service", 1);
            containers.start("capture-service", 1);
            long since = System.nanoTime();
            await().atMost(Duration.ofMinutes(2))
                    .until(() ->
                            System.nanoTime() - since > Duration.ofMinutes(1).toNanos());
            containers.start("schema-registry", 1);
            rush.awaitSales(2 * MACHINES);
            // Or it would be asked for schemas by who audits, while it starts.
            containers.awaitHealthy();
            rush.endAndAudit();
        }
    }
}
