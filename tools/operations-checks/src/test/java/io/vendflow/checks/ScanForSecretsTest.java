package io.vendflow.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vendflow.checks.Installation.Scan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scan of containers finds what is there and says so when it could not look, with a Docker that is a script. */
class ScanForSecretsTest {

    private static final String TOKEN = "token-of-prometheus";
    private static final String INGEST = "127.0.77.1";
    private static final String CAPTURE = "127.0.77.2";
    private static final String SECOND_CAPTURE = "127.0.77.3";
    private static final String GATEWAY = "127.0.77.4";

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // before each
    private Installation installation;

    @BeforeEach
    void install() throws IOException {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "skipped: only Linux has addresses to spare");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "skipped: curl is not installed");
        installation = new Installation(folder);
        installation.has("secrets/prometheus-token", TOKEN);
        installation.has(
                "secrets/management-tokens", "# Who may ask\nprometheus:" + TOKEN + "\nada:token:of-ada-with-colon\n");
        installation.has("secrets/passwords/commands", "password-of-commands");
        installation.has("secrets/passwords/registry", "password-of-registry\n");
        installation.has("secrets/kafka.pem", key("key-of-the-kafka-broker"));
        installation.has("operators", "grace:token-of-grace\n");
        installation.isTold("VENDFLOW_OPERATORS_FILE", "./operators");
        installation.has("data/credentials/fleet-ca.key", key("key-of-the-fleet"));
        installation.has("data/credentials/broker/server.pem", key("key-of-the-mqtt-broker"));
        installation.has("data/credentials/gateway/client.pem", key("key-of-the-gateway"));
        installation.has("data/credentials/gateway/share", "machine-gateway-share\n");
        installation.has("data/credentials/issued/VM0042-1/machine.key", key("key-of-the-machine"));
        installation.has("data/credentials/issued/VM0043-2/password", "password-of-the-machine\n");
        installation.has(
                ".env", "VIPPS_CLIENT_SECRET=\"client-secret-of-env\"\nVENDFLOW_MERCHANTS_FILE=merchants.env\n");
        installation.has(
                "merchants.env",
                "VENDFLOW_VIPPS_FURTHERMERCHANTS_0_CLIENTSECRET=client-secret-of-second\n"
                        + "VENDFLOW_VIPPS_FURTHERMERCHANTS_11_SUBSCRIPTIONKEY=subscription-of-twelfth\n");
        installation.has("settings.env", "# Who we are at the broker\nMQTT_PASSWORD=password-of-settings\n");
        installation.isTold(
                "VENDFLOW_SETTINGS_FILE",
                folder.resolve("checkout/settings.env").toString());
        installation.isTold("WEBHOOK_SECRET", "webhook-secret-one,webhook-secret-two");

        installation.runs("ingest", "webhook-ingest", INGEST);
        installation.contains("ingest", "environment", "PATH=/bin\nVIPPS_SUBSCRIPTION_KEY=subscription-of-container\n");
        installation.contains("ingest", "root/data/registrations/lock", "");
        installation.contains(
                "ingest", "root/data/registrations/123456", "https://us\nregistration-id\nregistered-secret\n");
        installation.runs("capture-1", "capture-service", CAPTURE);
        installation.contains("capture-1", "root/run/vendflow/operators", "alan:token-of-alan-in-container\n");
        installation.runs("capture-2", "capture-service", SECOND_CAPTURE);
        installation.contains("capture-2", "root/run/vendflow/operators", "");
        installation.runs("gateway", "machine-gateway", GATEWAY);
        installation.runs("kafka", "kafka", "127.0.77.5");
    }

    @AfterEach
    void close() {
        if (installation != null) {
            installation.close();
        }
    }

    private void allAnswer() throws IOException {
        installation.answers(INGEST, 9102, TOKEN, 200, "{}");
        installation.answers(CAPTURE, 9104, TOKEN, 200, "{}");
        installation.answers(SECOND_CAPTURE, 9104, TOKEN, 200, "{}");
        installation.answers(GATEWAY, 9105, TOKEN, 200, "{}");
    }

    @Test
    void isContentWhereNoSecretIsTold() throws Exception {
        allAnswer();
        installation.contains(
                "kafka", "log", "vendflow-secret-dk of the simulator and registration-id are no secrets\n");

        Scan scan = installation.scan();

        assertThat(scan.exitCode()).as(scan.said()).isZero();
        assertThat(scan.said()).contains("looking for 21 secrets", "looked at 22 things: 0 with a secret");
        assertThat(installation.arguments())
                .contains("exec ingest", CAPTURE)
                .doesNotContain("token-of", "password-of", "secret-of", "webhook-secret", "registered-secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TOKEN,
                "token:of-ada-with-colon",
                "password-of-commands",
                "password-of-registry",
                "key-of-the-kafka-broker",
                "token-of-grace",
                "token-of-alan-in-container",
                "key-of-the-fleet",
                "key-of-the-mqtt-broker",
                "key-of-the-gateway",
                "machine-gateway-share",
                "key-of-the-machine",
                "password-of-the-machine",
                "client-secret-of-env",
                "client-secret-of-second",
                "subscription-of-twelfth",
                "subscription-of-container",
                "password-of-settings",
                "webhook-secret-one",
                "webhook-secret-two",
                "registered-secret"
            })
    void findsEverySecretInALogAndDoesNotRepeatIt(String secret) throws Exception {
        installation.contains("kafka", "log", "{\"said\":\"" + secret + "\"}\n");

        Scan scan = installation.scan();

        assertThat(scan.exitCode()).as(scan.said()).isEqualTo(1);
        assertThat(scan.said()).contains("a secret is in the log of kafka").doesNotContain(secret);
    }

    @Test
    void looksAtWhatEachInstanceAnswers() throws Exception {
        installation.answers(INGEST, 9102, TOKEN, 200, "{}");
        installation.answers(CAPTURE, 9104, TOKEN, 200, "{}");
        installation.answers(SECOND_CAPTURE, 9104, TOKEN, 200, "told{password=\"password-of-commands\"} 1\n");
        installation.answers(GATEWAY, 9105, TOKEN, 200, "{}");

        Scan scan = installation.scan();

        assertThat(scan.exitCode()).as(scan.said()).isEqualTo(1);
        assertThat(scan.said())
                .contains("a secret is in http://" + SECOND_CAPTURE + ":9104/actuator/prometheus")
                .doesNotContain("a secret is in http://" + CAPTURE);
    }

    @Test
    void looksIntoTheJarsOfImages() throws Exception {
        allAnswer();
        installation.hasImage("front-door", "application.yml", "password: none");
        installation.hasImage("setup", "application.yml", "password: password-of-registry");

        Scan scan = installation.scan();

        assertThat(scan.exitCode()).as(scan.said()).isEqualTo(1);
        assertThat(scan.said())
                .contains("a secret is in the files of vendflow/setup:latest")
                .contains("looked at 28 things: 1 with a secret");
    }

    @Test
    void asksTheContainerForWhatOnlyItsUserMayRead() throws Exception {
        allAnswer();
        installation.hasNo("data/credentials/gateway/share");
        installation.contains("gateway", "root/run/mqtt/share", "machine-gateway-share\n");
        installation.hasNo("data/credentials/gateway/client.pem");
        installation.contains("gateway", "root/run/mqtt/client.pem", key("key-of-the-gateway"));
        installation.hasNo("operators");
        assertThat(installation.scan().exitCode()).isZero();

        for (String secret : List.of("machine-gateway-share", "key-of-the-gateway", "token-of-alan-in-container")) {
            installation.contains("kafka", "log", secret);
            assertThat(installation.scan().said()).contains("a secret is in the log of kafka");
        }
    }

    @Test
    void failsWhereAnEndpointDoesNotAnswer() throws Exception {
        installation.answers(INGEST, 9102, TOKEN, 200, "{}");
        installation.answers(CAPTURE, 9104, "another token", 200, "{}");
        installation.answers(SECOND_CAPTURE, 9104, TOKEN, 503, "{\"status\":\"DOWN\"}");

        Scan scan = installation.scan();

        assertThat(scan.exitCode()).as(scan.said()).isEqualTo(2);
        assertThat(scan.said())
                .contains("not looked at: http://" + CAPTURE + ":9104/actuator/prometheus, which answers 401")
                .contains("not looked at: http://" + SECOND_CAPTURE + ":9104/actuator/health, which answers 503")
                .contains("not looked at: http://" + GATEWAY + ":9105/actuator/info, which answers nothing");
    }

    @Test
    void failsWhereAServiceIsDown() throws Exception {
        allAnswer();
        installation.contains("ingest", "facts", "false webhook-ingest \n");

        Scan scan = installation.scan();

        assertThat(scan.exitCode()).as(scan.said()).isEqualTo(2);
        assertThat(scan.said())
                .contains("not looked at: health and metrics of ingest")
                .contains("not looked at: webhook secrets that were registered");
    }

    @Test
    void failsWhereSecretsAreMissing() throws Exception {
        allAnswer();
        installation.has(".env", "VENDFLOW_MERCHANTS_FILE=nowhere.env\nVENDFLOW_CREDENTIALS_DIR=nowhere\n");
        installation.has("secrets/passwords/commands", "too short");

        Scan scan = installation.scan();

        assertThat(scan.exitCode()).as(scan.said()).isEqualTo(2);
        assertThat(scan.said()).contains("nowhere.env", "/nowhere, which is not there", "1 secrets of less than 12");
    }

    @Test
    void failsWithoutSecretsAtAll() throws Exception {
        installation.isTold("VENDFLOW_SECRETS_DIR", "/nowhere");

        Scan scan = installation.scan();

        assertThat(scan.exitCode()).isEqualTo(2);
        assertThat(scan.said()).contains("not looked at: /nowhere");
    }

    /** As PEM is written, with a line that is no other key's. */
    private static String key(String line) {
        return "-----BEGIN PRIVATE KEY-----\n" + line + "\nAAAA\n-----END PRIVATE KEY-----\n"
                + "-----BEGIN CERTIFICATE-----\nthe certificate, which is public\n-----END CERTIFICATE-----\n";
    }
}
