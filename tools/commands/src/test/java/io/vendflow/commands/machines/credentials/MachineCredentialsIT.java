package io.vendflow.commands.machines.credentials;

import static com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode.NOT_AUTHORIZED;
import static com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.exceptions.ConnectionFailedException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import io.vendflow.testing.MosquittoContainer;
import io.vendflow.testing.RequiresDocker;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who reaches what on a real Mosquitto with the configuration, the rules and the credentials of a real fleet. Each test has
 * machines of its own, and a gateway that hears everything.
 */
@RequiresDocker
@Timeout(60)
class MachineCredentialsIT {

    @TempDir
    private static Path folder;

    private static Fleet fleet;

    @RegisterExtension
    static final AfterTestExecutionCallback BROKERS_WORDS = Fleet.brokersWords(() -> fleet);

    private Line gateway;
    private String a;
    private String b;

    @BeforeAll
    static void open() {
        fleet = new Fleet(folder.resolve("credentials"));
    }

    @AfterAll
    static void close() {
        if (fleet != null) {
            fleet.close();
        }
    }

    @BeforeEach
    void haveMachines(TestInfo test) throws Exception {
        String name = Integer.toHexString(test.getDisplayName().hashCode()).toUpperCase(java.util.Locale.ROOT);
        a = "A" + name;
        b = "B" + name;
        gateway = Line.ofGateway(fleet, "machine-gateway-1-up")
                .connect()
                .subscribe("$share/" + fleet.share() + "/vending/+/up/#");
    }

    @AfterEach
    void leave() {
        gateway.close();
    }

    @Test
    void aMachineWithACertificateReachesItsOwnTopics() throws Exception {
        try (Line machine =
                Line.withCertificate(fleet, fleet.issueCertificate(a)).connect()) {
            reachesItsOwn(machine, a);
        }
    }

    @Test
    void aMachineWithAPasswordReachesItsOwnTopics() throws Exception {
        Path issued = fleet.issuePassword(a);
        try (Line machine = Line.withPassword(fleet, a, issued).connect()) {
            reachesItsOwn(machine, a);
        }
        try (Line machine = Line.withPassword(
                        fleet,
                        Fleet.WEBSOCKET,
                        a,
                        Fleet.read(issued.resolve("password")).strip(),
                        issued.resolve("ca.crt"))
                .connect()) {
            reachesItsOwn(machine, a);
        }
    }

    private void reachesItsOwn(Line machine, String id) throws Exception {
        machine.subscribe("vending/v1/down/" + id + "/#");
        for (String kind : new String[] {"sale", "vend", "cancel", "presence"}) {
            assertThat(machine.publish("vending/v1/up/" + id + "/" + kind, kind))
                    .isEqualTo(SUCCESS);
            assertThat(gateway.hear()).isEqualTo("vending/v1/up/" + id + "/" + kind + " " + kind);
        }
        assertThat(gateway.publish("vending/v1/down/" + id + "/payment", "paid"))
                .isEqualTo(SUCCESS);
        assertThat(machine.hear()).isEqualTo("vending/v1/down/" + id + "/payment paid");
    }

    @Test
    void aMachineHearsNothingThatIsSaidToAnother() throws Exception {
        try (Line machine =
                Line.withCertificate(fleet, fleet.issueCertificate(a)).connect()) {
            machine.subscribe(
                    "vending/v1/down/" + b + "/#", "vending/v1/down/+/payment", "vending/#", "#", "+/#", "$SYS/#");
            gateway.publish("vending/v1/down/" + b + "/payment", "for B");
            gateway.publish("vending/v1/down/" + a + "/payment", "for A");

            // In the order of the broker: what was for B would have come before.
            assertThat(machine.hear()).isEqualTo("vending/v1/down/" + a + "/payment for A");
        }
    }

    @Test
    void aMachineSaysNothingInTheNameOfAnother() throws Exception {
        try (Line machine = Line.withPassword(fleet, a, fleet.issuePassword(a)).connect()) {
            for (String topic : new String[] {
                "vending/v1/up/" + b + "/sale",
                "vending/v1/down/" + b + "/payment",
                "vending/v1/down/" + a + "/payment",
                "vending/v1/up/" + a + "/other",
                "vending/v1/up/v1/sale",
                "$SYS/broker/uptime"
            }) {
                assertThat(machine.publish(topic, "false")).as(topic).isEqualTo(NOT_AUTHORIZED);
            }
            machine.publish("vending/v1/up/" + a + "/sale", "true");

            assertThat(gateway.hear()).isEqualTo("vending/v1/up/" + a + "/sale true");
        }
    }

    @Test
    void aMachineTakesNoShareOfWhatTheGatewayHears() throws Exception {
        try (Line thief = Line.withCertificate(fleet, fleet.issueCertificate(a)).connect();
                Line machine =
                        Line.withCertificate(fleet, fleet.issueCertificate(b)).connect()) {
            thief.subscribe(
                    "$share/machine-gateway/vending/+/up/#",
                    "$share/machine-gateway/#",
                    "$share/machine-gateway/vending/#");

            for (int i = 0; i < 10; i++) {
                machine.publish("vending/v1/up/" + b + "/sale", "sale " + i);
                assertThat(gateway.hear()).endsWith("sale " + i);
            }
        }
    }

    @Test
    void aMachineThrowsNobodyOutByTakingTheirClientId() throws Exception {
        Path issued = fleet.issueCertificate(a);
        try (Line victim = Line.withCertificate(fleet, fleet.issueCertificate(b))
                .connect()
                .subscribe("vending/v1/down/" + b + "/#")) {
            for (String id : new String[] {b, "machine-gateway-1-up"}) {
                Line.withCertificate(
                                fleet,
                                Fleet.CERTIFICATES,
                                id,
                                issued.resolve("machine.crt"),
                                issued.resolve("machine.key"))
                        .connect()
                        .close();
            }
            gateway.publish("vending/v1/down/" + b + "/payment", "still there");

            assertThat(victim.hear()).endsWith("still there");
            assertThat(gateway.isConnected()).isTrue();
        }
    }

    @Test
    void theGatewaySaysNothingInTheNameOfAMachine() {
        assertThat(gateway.publish("vending/v1/up/" + a + "/sale", "x")).isEqualTo(NOT_AUTHORIZED);
        assertThat(gateway.publish("vending/v1/up/v1/sale", "x")).isEqualTo(NOT_AUTHORIZED);
        assertThat(gateway.publish("vending/v2/down/" + a + "/payment", "x")).isEqualTo(NOT_AUTHORIZED);
    }

    @Test
    void nobodyGetsInWithoutACredential() throws Exception {
        Path ca = fleet.vault().resolve("services-ca.crt");
        fleet.issuePassword(a);

        refused(Line.inTheClear(fleet, Fleet.CERTIFICATES));
        refused(Line.inTheClear(fleet, Fleet.PASSWORDS));
        refused(Line.withPassword(fleet, Fleet.CERTIFICATES, a, "secret", ca));
        refused(Line.withPassword(fleet, Fleet.SERVICES, a, "secret", ca));
        assertThat(refusal(Line.withPassword(fleet, Fleet.PASSWORDS, a, "secret", ca)))
                .isEqualTo("NOT_AUTHORIZED");
        assertThat(refusal(Line.withPassword(fleet, Fleet.PASSWORDS, "machine-gateway", "secret", ca)))
                .isEqualTo("NOT_AUTHORIZED");
        assertThat(refusal(Line.withPassword(fleet, Fleet.PASSWORDS, null, null, ca)))
                .isEqualTo("NOT_AUTHORIZED");
        assertThat(refusal(Line.withPassword(fleet, Fleet.WEBSOCKET, a, "secret", ca)))
                .isEqualTo("NOT_AUTHORIZED");
    }

    @Test
    void nobodyGetsInWithACertificateOfSomebodyElsesAuthority() throws Exception {
        Path other = folder.resolve("other-" + a);
        fleet.ok("init", "--dir", other.toString(), "--host", MosquittoContainer.host());
        Path foreign = fleet.issue("issue", a, "--certificate", "--dir", other.toString());
        Path issued = fleet.issueCertificate(a);
        Path gateways = fleet.vault().resolve("gateway").resolve("client.pem");
        Path brokers = fleet.vault().resolve("broker").resolve("server.pem");

        refused(Line.withCertificate(fleet, foreign));
        // Nor a machine where the gateway is at home, nor the gateway where machines are, nor anybody as the broker.
        refused(Line.withCertificate(
                fleet, Fleet.SERVICES, a, issued.resolve("machine.crt"), issued.resolve("machine.key")));
        refused(Line.withCertificate(fleet, Fleet.CERTIFICATES, a, gateways, gateways));
        refused(Line.withCertificate(fleet, Fleet.SERVICES, a, brokers, brokers));
    }

    @Test
    void nobodyGetsInWithACertificateThatIsOutOfDate() throws Exception {
        String said = fleet.ok(Duration.ofDays(30), "issue", a, "--certificate", "--validity", "29d");

        refused(Line.withCertificate(
                fleet, Path.of(said.substring(said.indexOf(": ") + 2).strip())));
        assertThat(fleet.ok("list", a)).contains("out of date");
    }

    @Test
    void aRevokedCertificateLocksOutWhoeverConnectsAndWhoeverIsConnected() throws Exception {
        Path issued = fleet.issueCertificate(a);
        try (Line connected = Line.withCertificate(fleet, issued).connect();
                Line other =
                        Line.withCertificate(fleet, fleet.issueCertificate(b)).connect()) {
            connected.subscribe("vending/v1/down/" + a + "/#");
            fleet.ok("revoke", a);
            fleet.publish();

            assertThat(connected.publish("vending/v1/up/" + a + "/sale", "stolen"))
                    .isEqualTo(NOT_AUTHORIZED);
            other.publish("vending/v1/up/" + b + "/sale", "true");
            assertThat(gateway.hear()).isEqualTo("vending/v1/up/" + b + "/sale true");

            refused(Line.withCertificate(fleet, issued));

            // Issued anew, it hears what is said from now on, and nothing of what was said in between.
            gateway.publish("vending/v1/down/" + a + "/payment", "while revoked");
            Path anew = fleet.issue("issue", a, "--certificate");
            fleet.publish();
            gateway.publish("vending/v1/down/" + a + "/payment", "after");
            assertThat(connected.hear()).endsWith("after");
            refused(Line.withCertificate(fleet, issued));
            Line.withCertificate(fleet, anew).connect().close();
        }
    }

    @Test
    void aRevokedPasswordThrowsOutWhoeverIsConnected() throws Exception {
        Path issued = fleet.issuePassword(a);
        try (Line connected = Line.withPassword(fleet, a, issued).connect()) {
            fleet.ok("revoke", a);
            fleet.publish();

            Awaitility.await().until(() -> !connected.isConnected());
            assertThat(refusal(Line.withPassword(fleet, a, issued))).isEqualTo("NOT_AUTHORIZED");
        }
    }

    @Test
    void anotherPasswordEndsTheOneBefore() throws Exception {
        Path before = fleet.issuePassword(a);
        Path after = fleet.issue("rotate", a);
        fleet.publish();

        assertThat(refusal(Line.withPassword(fleet, a, before))).isEqualTo("NOT_AUTHORIZED");
        Line.withPassword(fleet, a, after).connect().close();
    }

    @Test
    void ofTwoCertificatesTheOldOneIsGoodUntilItIsRevoked() throws Exception {
        Path before = fleet.issueCertificate(a);
        Path after = fleet.issue("rotate", a);
        fleet.publish();
        Line.withCertificate(fleet, after).connect().close();
        try (Line old = Line.withCertificate(fleet, before).connect()) {
            assertThat(old.publish("vending/v1/up/" + a + "/sale", "old")).isEqualTo(SUCCESS);
            assertThat(gateway.hear()).endsWith("old");

            fleet.ok("revoke", a, "--old");
            fleet.publish();
            refused(Line.withCertificate(fleet, before));

            // Whoever still is there with the old one has to go when the machine comes with the new one.
            try (Line machine = Line.withCertificate(fleet, after).connect()) {
                Awaitility.await().until(() -> !old.isConnected());
                assertThat(machine.publish("vending/v1/up/" + a + "/sale", "new"))
                        .isEqualTo(SUCCESS);
            }
        }
    }

    @Test
    void twoRevocationsInOneSecondBothTakeEffect() throws Exception {
        Path first = fleet.issueCertificate(a);
        Path second = fleet.issueCertificate(b);
        fleet.ok("revoke", a);
        fleet.publish();
        fleet.ok("revoke", b);
        fleet.publish();

        refused(Line.withCertificate(fleet, first));
        refused(Line.withCertificate(fleet, second));
    }

    @Test
    void aWillIsSaidInTheMachinesNameAndKept() throws Exception {
        Path issued = fleet.issueCertificate(a);
        Line machine = Line.withCertificate(fleet, issued).connectWithWill(a, "offline");
        // Taken over without a word, as after a loss of power.
        try (Line again = Line.withCertificate(fleet, issued).connect()) {
            assertThat(gateway.hear()).isEqualTo("vending/v1/up/" + a + "/presence offline");
            gateway.subscribe("vending/+/up/" + a + "/presence");
            assertThat(gateway.hear()).isEqualTo("vending/v1/up/" + a + "/presence offline");
            again.publishRetained("vending/v1/up/" + a + "/presence", "");
        } finally {
            machine.close();
        }
    }

    /** The broker's word for it. */
    private static String refusal(Line line) {
        try (line) {
            line.connect();
            throw new AssertionError("it was let in");
        } catch (Mqtt5ConnAckException e) {
            return e.getMqttMessage().getReasonCode().name();
        }
    }

    /** Before a word of MQTT was spoken. */
    private static void refused(Line line) {
        try (line) {
            assertThatThrownBy(line::connect)
                    .isInstanceOfAny(ConnectionFailedException.class, ConnectionClosedException.class);
        }
    }
}
