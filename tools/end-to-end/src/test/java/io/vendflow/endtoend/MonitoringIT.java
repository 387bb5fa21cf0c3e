package io.vendflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vendflow.checks.Exposure;
import io.vendflow.checks.Question;
import io.vendflow.checks.Repository;
import io.vendflow.checks.Rules;
import io.vendflow.checks.Scrape;
import io.vendflow.events.CaptureMode;
import io.vendflow.events.Topics;
import io.vendflow.events.VendOutcome;
import io.vendflow.stack.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whoever is on call is not left without an answer: every metric, label and value that an alert, a dashboard or a runbook asks for
 * is told by one of the six services once sales have ended in every way.
 */
@ExtendWith(World.Extension.class)
class MonitoringIT {

    private final World world;
    private final HttpClient http = HttpClient.newHttpClient();

    MonitoringIT(World world) {
        this.world = world;
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void everythingThatIsAskedForIsTold() throws Exception {
        Repository repository = Repository.around();
        String metrics = Files.readString(repository.metricsPage());
        List<Question> questions = Question.all(repository);
        assertThat(questions).hasSizeGreaterThan(250);
        endSalesInEveryWay();

        await("what alerts, dashboards and runbooks ask for")
                .atMost(VendingMachine.PATIENCE)
                .untilAsserted(() -> {
                    Scrape scrape = scrape();
                    assertThat(scrape.names()).hasSizeGreaterThan(100);
                    assertThat(new Exposure(scrape, Rules.of(repository), metrics).problems(questions))
                            .isEmpty();
                });
    }

    private void endSalesInEveryWay() {
        try (VendingMachine machine = world.machine();
                VendingMachine early = world.machine(terms -> terms.setCaptureMode(CaptureMode.ON_AUTHORIZATION));
                VendingMachine forgetful = world.machine(terms -> terms.setVendReportTimeoutSeconds(3))) {
            approve(machine, "WHOLE01");
            machine.reportAll("WHOLE01");
            machine.awaitState("WHOLE01", "CAPTURED");
            approve(machine, "PARTLY1");
            machine.reportOnlyCola("PARTLY1");
            machine.awaitState("PARTLY1", "CAPTURED");
            approve(machine, "JAMMED1");
            machine.reportFailed("JAMMED1");
            machine.awaitState("JAMMED1", "RELEASED");
            offer(machine, "DECLIN1");
            world.vipps().decline(machine.id() + "-DECLIN1");
            machine.awaitState("DECLIN1", "ABORTED");
            offer(machine, "EXPIRE1");
            world.vipps().expire(machine.id() + "-EXPIRE1");
            machine.awaitState("EXPIRE1", "EXPIRED");
            offer(machine, "BUTTON1");
            machine.pressCancel("BUTTON1");
            machine.awaitState("BUTTON1", "RELEASED");
            machine.say("sale", "no JSON at all");
            machine.awaitError("NOT_JSON");

            approve(early, "EARLY01");
            early.awaitState("EARLY01", "CAPTURED");
            early.reportFailed("EARLY01");
            early.awaitState("EARLY01", "REFUNDED");

            approve(forgetful, "UNKNOWN");
            await("the vend is unknown")
                    .atMost(VendingMachine.PATIENCE)
                    .until(() -> world.log().of(forgetful.id() + "-UNKNOWN", Topics.VEND_REPORTED).stream()
                            .anyMatch(vend -> vend.getOutcome() == VendOutcome.UNKNOWN));
            world.operator().command(forgetful.id() + "-UNKNOWN", "release", "{\"reason\":\"nobody knows\"}");
            forgetful.awaitState("UNKNOWN", "RELEASED");
        }
    }

    private static void offer(VendingMachine machine, String sale) {
        machine.sellTwo(sale);
        machine.awaitState(sale, "AWAITING_PAYMENT");
    }

    private void approve(VendingMachine machine, String sale) {
        offer(machine, sale);
        world.vipps().approve(machine.id() + "-" + sale);
        machine.awaitState(sale, "AUTHORIZED");
    }

    private Scrape scrape() throws IOException, InterruptedException {
        Scrape scrape = new Scrape();
        for (Service service : Service.values()) {
            URI metrics = URI.create(world.stack().addresses().managementUrl(service) + "/actuator/prometheus");
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as("%s", metrics).isEqualTo(200);
            scrape.add(answer.body());
        }
        return scrape;
    }
}
