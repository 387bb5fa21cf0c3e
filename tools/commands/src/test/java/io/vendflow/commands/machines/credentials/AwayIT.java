package io.vendflow.commands.machines.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.testing.RequiresDocker;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * What those find who were away while the broker restarted or took over other credentials. Each test has a broker of its own:
 * Mosquitto 2.0.11 takes leave of certified clients that are away once more at each reload, and sometimes dies of it when they
 * have come back since.
 */
@RequiresDocker
@Timeout(60)
class AwayIT {

    private final String a = "AWAY1";
    private final String b = "AWAY2";

    @TempDir
    private Path folder;

    private Fleet fleet;

    @RegisterExtension
    final AfterTestExecutionCallback brokersWords = Fleet.brokersWords(() -> fleet);

    @BeforeEach
    void open() {
        fleet = new Fleet(folder.resolve("credentials"));
    }

    @AfterEach
    void close() {
        fleet.close();
    }

    /** What a plain subscription is promised; Mosquitto 2.0.11 forgets shared ones in a restart, with any rules. */
    @Test
    void theRulesLoseNothingWhenTheBrokerRestartsWhileTheGatewayIsAway() throws Exception {
        Path issued = fleet.issuePassword(a);
        try (Line away = Line.ofGateway(fleet, "away").connectForLong()) {
            away.subscribe("vending/+/up/#");
            away.disconnect();
            try (Line machine = Line.withPassword(fleet, a, issued).connect()) {
                machine.publish("vending/v1/up/" + a + "/sale", "before");
            }
            fleet.broker().restart();
            try (Line machine = Line.withPassword(fleet, a, issued).connect()) {
                machine.publish("vending/v1/up/" + a + "/sale", "after");
            }
        }
        try (Line back = Line.ofGateway(fleet, "away").connectForLong()) {
            assertThat(back.hear()).endsWith("before");
            assertThat(back.hear()).endsWith("after");
        }
    }

    /** On a reload Mosquitto forgets the rules of a user who is away (its issue 2934), and would acknowledge and lose. */
    @Test
    void aReloadLosesNothingWhileTheGatewayIsAway() throws Exception {
        Path issued = fleet.issuePassword(a);
        try (Line away = Line.ofGateway(fleet, "away").connectForLong()) {
            away.subscribe("$share/" + fleet.share() + "/vending/+/up/#");
        }
        fleet.ok("issue", b, "--password");
        fleet.publish();
        try (Line machine = Line.withPassword(fleet, a, issued).connect()) {
            machine.publish("vending/v1/up/" + a + "/sale", "after");
        }
        try (Line back = Line.ofGateway(fleet, "away").connectForLong()) {
            assertThat(back.hear()).endsWith("after");
        }
    }

    @Test
    void aMachineThatIsAwayWhileTheBrokerRestartsHearsWhatWasSaidToIt() throws Exception {
        Path issued = fleet.issueCertificate(a);
        try (Line machine = Line.withCertificate(fleet, issued).connectForLong()) {
            machine.subscribe("vending/v1/down/" + a + "/#");
        }
        fleet.broker().restart();
        try (Line other = Line.ofGateway(fleet, "other").connect()) {
            other.publish("vending/v1/down/" + a + "/payment", "after");
        }
        try (Line machine = Line.withCertificate(fleet, issued).connectForLong()) {
            assertThat(machine.hear()).endsWith("after");
        }
    }
}
