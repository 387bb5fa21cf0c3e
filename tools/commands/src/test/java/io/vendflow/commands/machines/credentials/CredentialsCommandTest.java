package io.vendflow.commands.machines.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.commands.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsCommandTest {

    @TempDir
    private Path folder;

    private Path vault;
    private Shell shell;

    @BeforeEach
    void setUp() {
        vault = folder.resolve("credentials");
        shell = new Shell(Map.of("VENDFLOW_CREDENTIALS_DIR", vault.toString()));
        ok("init", "--host", "mqtt.example.org");
    }

    @Test
    void keepEverythingForTheirOwnerAloneButWhatIsPublic() throws IOException {
        ok("issue", "VM0042", "--certificate");
        ok("issue", "VM0042", "--password");

        try (Stream<Path> all = Files.walk(vault)) {
            for (Path each : all.filter(path -> !path.endsWith(".lock")).toList()) {
                boolean isPublic = each.startsWith(vault.resolve("public"));
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .as(each.toString())
                        .isEqualTo(
                                Files.isDirectory(each)
                                        ? isPublic ? "rwxr-xr-x" : "rwx------"
                                        : isPublic ? "rw-r--r--" : "rw-------");
            }
        }
    }

    @Test
    void neverShowAPasswordNorKeepItAnywhereElse() throws IOException {
        ok("issue", "VM0042", "--password");
        Path handedOver =
                Path.of(shell.said().substring("VM0042: ".length()).strip()).resolve("password");
        String password = Files.readString(handedOver).strip();

        assertThat(password).hasSize(43);
        assertThat(shell.said() + shell.complained()).doesNotContain(password);
        ok("list", "--all");
        assertThat(shell.said()).doesNotContain(password, "$7$");
        Files.delete(handedOver);
        try (Stream<Path> all = Files.walk(vault)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(each)).as(each.toString()).doesNotContain(password);
            }
        }
        assertThat(broker("passwords")).startsWith("VM0042:$7$101$").hasLineCount(1);
    }

    @Test
    void keepOnlyTheNewestPassword() throws IOException {
        ok("issue", "VM0042", "--password");
        String before = broker("passwords");
        ok("rotate", "VM0042");

        assertThat(broker("passwords")).startsWith("VM0042:$7$").hasLineCount(1).isNotEqualTo(before);
    }

    @Test
    void keepTheOldCertificateUntilItIsRevoked() throws IOException {
        ok("issue", "VM0042", "--certificate");
        ok("rotate", "VM0042");
        ok("list", "VM0042");
        assertThat(shell.said().lines().filter(line -> line.contains("good"))).hasSize(2);

        ok("revoke", "VM0042", "--old");
        ok("list", "VM0042");
        assertThat(shell.said().lines().filter(line -> line.contains("good"))).hasSize(1);
        assertThat(broker("locked-out.acl")).isEmpty();
    }

    @Test
    void lockOutWhoHasNothingLeftUntilTheyAreIssuedSomething() throws IOException {
        ok("issue", "VM0042", "VM0043", "--certificate");
        ok("revoke", "VM0042", "--by", "kim");
        assertThat(broker("locked-out.acl")).isEqualTo("user VM0042\ntopic deny #\n");
        ok("list", "--all");
        assertThat(shell.said()).containsPattern("VM0042 .* revoked 20").containsPattern("VM0043 .* good");

        ok("issue", "VM0042", "--password");
        assertThat(broker("locked-out.acl")).isEmpty();
    }

    @Test
    void revokeTheOneThatIsNamed() {
        ok("issue", "VM0042", "--certificate");
        ok("list", "VM0042");
        String id = shell.said().lines().skip(1).findFirst().orElseThrow().split(" +")[2];
        ok("issue", "VM0042", "--password");

        assertThat(run("revoke", "VM0042", "--id", "zz")).isEqualTo(2);
        ok("revoke", "VM0042", "--id", id.substring(0, 6));
        assertThat(shell.said()).contains("revoked: certificate " + id, "VM0042 has others");
    }

    @Test
    void renewTheGatewaysAndTheBrokersOwn() throws IOException {
        String gateway = Files.readString(vault.resolve("gateway/client.pem"));
        String broker = broker("server.pem");
        ok("rotate", "machine-gateway");
        ok("rotate", "mqtt-broker", "--validity", "90d");

        assertThat(Files.readString(vault.resolve("gateway/client.pem"))).isNotEqualTo(gateway);
        assertThat(broker("server.pem")).isNotEqualTo(broker);
        assertThat(Authority.hosts(Pem.certificate(vault.resolve("broker/server.pem"))))
                .containsExactly("mqtt.example.org", "mosquitto", "localhost");
        ok("list", "--expiring", "100d");
        assertThat(shell.said()).contains("mqtt-broker").doesNotContain("machine-gateway");
    }

    @Test
    void changeTheGenerationWithEveryChange() throws IOException {
        String before = broker("generation");
        ok("issue", "VM0042", "--certificate");

        assertThat(broker("generation")).isNotEqualTo(before);
    }

    @Test
    void tellTheGatewayUntilWhenTheLastCertificateOfEachMachineIsGood() throws IOException {
        assertThat(certificates()).isEqualTo("machine,valid_until\n");
        ok("issue", "VM0042", "VM0043", "VM0044", "--certificate", "--validity", "10d");
        ok("issue", "VM0045", "--password");
        ok("rotate", "VM0042", "--validity", "20d");
        ok("rotate", "VM0043", "--validity", "5d");
        ok("revoke", "VM0044");

        String issued = certificates();
        assertThat(issued.lines().skip(1).map(line -> line.split(",", -1)[0])).containsExactly("VM0042", "VM0043");
        assertThat(daysLeft(issued, "VM0042")).isEqualTo(20);
        assertThat(daysLeft(issued, "VM0043"))
                .as("the old one is good for longer")
                .isEqualTo(10);

        ok("revoke", "VM0043", "--old");
        assertThat(daysLeft(certificates(), "VM0043")).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"VM+042", "VM#042", "VM/042", "VM0042\n", "v1", "machine-gateway", "VM 042", "%u", "CN=x,O=y"})
    void giveNothingToANameThatNoMachineCanHave(String name) {
        assertThat(run("issue", name, "--password")).isEqualTo(2);
        assertThat(run("issue", name, "--certificate")).isEqualTo(2);
        assertThat(shell.complained()).contains("3 to 16 letters and digits");
    }

    @Test
    void giveAllThatAreNamedOrNone() throws IOException {
        assertThat(run("issue", "VM0042", "VM#", "--password")).isEqualTo(2);
        assertThat(broker("passwords")).isEmpty();
        ok("issue", "VM0042", "--password");
        assertThat(run("issue", "VM0043", "VM0042", "--password")).isEqualTo(2);
        assertThat(shell.complained()).contains("VM0042 has a password already", "rotate VM0042");
        assertThat(broker("passwords")).hasLineCount(1);
    }

    @Test
    void refuseWhatMakesNoSense() {
        assertThat(run("init", "--host", "x")).isEqualTo(2);
        assertThat(shell.complained()).contains("set up already");
        assertThat(run("issue", "VM0042")).isEqualTo(2);
        assertThat(run("issue", "VM0042", "--password", "--certificate")).isEqualTo(2);
        assertThat(run("rotate", "VM0042")).isEqualTo(2);
        assertThat(shell.complained()).contains("VM0042 has nothing that could be rotated");
        assertThat(run("revoke", "VM0042")).isEqualTo(2);
        assertThat(run("list", "--dir", folder.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(shell.complained()).contains("begin with ./run machines credentials init");
        assertThat(run("init", "--dir", folder.resolve("x").toString(), "--host", "a b"))
                .isEqualTo(2);
    }

    @Test
    void sayWhatIsOutOfDate() {
        Shell lastYear = new Shell(
                Map.of("VENDFLOW_CREDENTIALS_DIR", vault.toString()),
                Clock.offset(Clock.systemUTC(), Duration.ofDays(-400)));
        assertThat(lastYear.run("machines", "credentials", "issue", "VM0042", "--certificate"))
                .isZero();

        ok("list", "--expiring", "1d");
        assertThat(shell.said()).containsPattern("VM0042 .* out of date");
        ok("issue", "VM0042", "--certificate");
    }

    private void ok(String... words) {
        assertThat(run(words)).as(() -> shell.complained()).isZero();
    }

    private int run(String... words) {
        return shell.run(Stream.concat(Stream.of("machines", "credentials"), List.of(words).stream())
                .toArray(String[]::new));
    }

    private String broker(String name) throws IOException {
        return Files.readString(vault.resolve("broker").resolve(name));
    }

    private String certificates() throws IOException {
        return Files.readString(vault.resolve("public/machine-certificates.csv"));
    }

    /** To the nearest day, because a moment has passed since. */
    private static long daysLeft(String certificates, String machine) {
        Instant until = certificates
                .lines()
                .filter(line -> line.startsWith(machine + ","))
                .map(line -> Instant.parse(line.substring(machine.length() + 1)))
                .findFirst()
                .orElseThrow();
        return Duration.between(Instant.now(), until).plusHours(12).toDays();
    }
}
