package io.vendflow.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.events.CaptureMode;
import io.vendflow.events.MachineProfile;
import io.vendflow.events.Topics;
import io.vendflow.events.UnknownVendPolicy;
import io.vendflow.testing.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fleet at the command line, on a real Kafka. Each test has machines of its own. */
class MachinesIT {

    @TempDir
    private static Path data;

    private static Stage stage;

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeAll
    static void open() {
        stage = Stage.openFor("commands", data);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @BeforeEach
    void openShell() {
        shell = new Shell(stage.environment());
    }

    @Test
    void writesANewMachineIntoTheLog() {
        ok(
                "machines",
                "add",
                "ADD001",
                "--merchant",
                "654321",
                "--name",
                "Hall",
                "--place",
                "Aarhus",
                "--by",
                "kim",
                "--capture-mode",
                "on_authorization",
                "--vend-report-timeout",
                "3m");

        assertThat(events("ADD001")).singleElement().satisfies(profile -> {
            assertThat(profile.getMerchantSerialNumber()).isEqualTo("654321");
            assertThat(profile.getName()).isEqualTo("Hall");
            assertThat(profile.getPlace()).isEqualTo("Aarhus");
            assertThat(profile.getCaptureMode()).isEqualTo(CaptureMode.ON_AUTHORIZATION);
            assertThat(profile.getUnknownVendPolicy()).isEqualTo(UnknownVendPolicy.UNSPECIFIED);
            assertThat(profile.getVendReportTimeoutSeconds()).isEqualTo(180);
            assertThat(profile.getActive()).isTrue();
            assertThat(profile.getMeta().getCausationId()).isEqualTo("kim");
        });
    }

    @Test
    void writesNothingWhenAMachineIsAlreadyAsAsked() {
        add("SAME01");
        add("SAME01");
        ok("machines", "change", "SAME01", "--place", "Oslo");

        assertThat(shell.said()).contains("0 added, 0 changed, 1 already as asked");
        assertThat(events("SAME01")).hasSize(1);
    }

    @Test
    void addsNoMachineOverAnother() {
        add("OVER01");

        assertThat(shell.run("machines", "add", "OVER01", "--merchant", "777777", "--name", "x", "--place", "y"))
                .isEqualTo(2);
        assertThat(shell.complained()).contains("OVER01 is there already", "change OVER01");
        assertThat(events("OVER01")).hasSize(1);
    }

    @Test
    void changesOnlyWhatIsSaidAndGivesEachChangeAnIdOfItsOwn() {
        add("CHG001");
        ok("machines", "change", "CHG001", "--unknown-vend", "HOLD");
        ok("machines", "change", "CHG001", "--unknown-vend", "DEFAULT");
        ok("machines", "change", "CHG001", "--unknown-vend", "HOLD");

        List<MachineProfile> events = events("CHG001");
        assertThat(events).extracting(MachineProfile::getPlace).containsOnly("Oslo");
        assertThat(events)
                .extracting(MachineProfile::getUnknownVendPolicy)
                .containsExactly(
                        UnknownVendPolicy.UNSPECIFIED,
                        UnknownVendPolicy.HOLD,
                        UnknownVendPolicy.UNSPECIFIED,
                        UnknownVendPolicy.HOLD);
        assertThat(events).extracting(event -> event.getMeta().getId()).doesNotHaveDuplicates();
    }

    @Test
    void retiresAllThatAreNamedOrNone() {
        add("RET001");
        add("RET002");

        assertThat(shell.run("machines", "retire", "RET001", "RET999", "RET998"))
                .isEqualTo(2);
        assertThat(shell.complained()).contains("RET999, RET998").doesNotContain("RET001");
        assertThat(events("RET001")).hasSize(1);

        ok("machines", "retire", "RET001", "RET002");
        ok("machines", "list");
        assertThat(shell.said()).doesNotContain("RET001", "RET002");
        ok("machines", "list", "--all");
        assertThat(shell.said()).containsPattern("RET001 +123456 +retired");

        ok("machines", "activate", "RET001");
        ok("machines", "list");
        assertThat(shell.said()).containsPattern("RET001 +123456 +active").doesNotContain("RET002");
    }

    @Test
    void showsWhoSaidWhat() {
        add("SHOW01");
        ok("machines", "show", "SHOW01");

        assertThat(shell.said())
                .containsPattern("merchantSerialNumber +123456")
                .containsPattern("captureMode +\\(the installation's default\\)")
                .containsPattern("by +it");
        assertThat(shell.run("machines", "show", "SHOW99")).isEqualTo(2);
        assertThat(shell.complained()).contains("there is no machine SHOW99");
    }

    @Test
    void takesAFleetFromAFileAndGivesItBack() throws IOException {
        ok("machines", "import", file("""
                machineId;name;merchantSerialNumber;place;qrSource
                IMP001;Hall, left;654321;Aarhus;VIPPS_IMAGE
                IMP002;Kælder;777777;"Turku ""B\""";
                """), "--by", "it");
        assertThat(shell.said()).contains("+ IMP001", "2 added, 0 changed, 0 already as asked");

        Path exported = folder.resolve("all.csv");
        ok("machines", "export", exported.toString());
        assertThat(Files.readAllLines(exported))
                .contains(
                        "machineId,merchantSerialNumber,name,place,captureMode,unknownVendPolicy,qrSource,receiptMode,"
                                + "vendReportTimeoutSeconds,active",
                        "IMP001,654321,\"Hall, left\",Aarhus,,,VIPPS_IMAGE,,,true",
                        "IMP002,777777,Kælder,\"Turku \"\"B\"\"\",,,,,,true");
        ok("machines", "import", exported.toString());
        assertThat(shell.said()).contains("0 added, 0 changed");
        assertThat(shell.run("machines", "export", exported.toString())).isEqualTo(2);
        ok("machines", "export", exported.toString(), "--force");
    }

    @Test
    void onlySaysWhatADryRunWouldChange() throws IOException {
        add("DRY001");
        ok("machines", "import", "--dry-run", file("""
                machineId,merchantSerialNumber,name,place,active
                DRY001,123456,Hall,Bergen,no
                DRY002,123456,Hall,Bergen,yes
                """));

        assertThat(shell.said())
                .contains(
                        "~ DRY001 changes: place Oslo -> Bergen, active true -> false",
                        "+ DRY002 is new",
                        "nothing was written");
        assertThat(events("DRY001")).hasSize(1);
        assertThat(events("DRY002")).isEmpty();
    }

    @Test
    void namesEveryMistakeOfAFileAndTakesNothingOfIt() throws IOException {
        int code = shell.run("machines", "import", file("""
                machineId,merchantSerialNumber,name,place,captureMode,vendReportTimeoutSeconds
                BAD001,123456,Hall,Oslo,,
                BAD 02,12,Hall,Oslo,,
                BAD003,123456,,Oslo,SOMETIMES,0
                BAD001,123456,Hall,Oslo,,
                """));

        assertThat(code).isEqualTo(2);
        assertThat(shell.complained())
                .contains(
                        "line 3: machineId \"BAD 02\": machineId must be 3 to 16 letters and digits",
                        "line 3: merchantSerialNumber \"12\": a merchant serial number is 4 to 10 digits",
                        "line 4: name \"\": must not be empty",
                        "line 4: captureMode \"SOMETIMES\": must be AFTER_VEND, ON_AUTHORIZATION or DEFAULT",
                        "line 4: vendReportTimeoutSeconds \"0\": must be 1 to 600 seconds or DEFAULT",
                        "line 5: machine BAD001 is in line 2 already",
                        "6 mistakes; nothing was written");
        assertThat(events("BAD001")).isEmpty();
    }

    @Test
    void listsOneMerchantsMachinesForPrograms() {
        ok("machines", "add", "LST001", "--merchant", "1234567", "--name", "Hall", "--place", "Oslo");
        add("LST002");
        ok("machines", "list", "--merchant", "1234567", "--format", "json");

        assertThat(shell.said()).isEqualToIgnoringWhitespace("""
                        [{"machineId":"LST001","merchantSerialNumber":"1234567","name":"Hall","place":"Oslo","captureMode":null,
                        "unknownVendPolicy":null,"qrSource":null,"receiptMode":null,"vendReportTimeoutSeconds":null,"active":true}]""");
        ok("machines", "list", "--merchant", "1234567", "--format", "csv");
        assertThat(shell.said()).endsWith("LST001,1234567,Hall,Oslo,,,,,,true\n");
    }

    @Test
    void saysWhichRegistryDoesNotAnswer() {
        add("REG001");
        Map<String, String> environment = new HashMap<>(stage.environment());
        environment.put("SCHEMA_REGISTRY_URL", "http://localhost:1/apis/ccompat/v7");
        Shell lost = new Shell(environment);

        assertThat(lost.run("machines", "list")).isEqualTo(1);
        assertThat(lost.complained()).contains("http://localhost:1/apis/ccompat/v7", "SCHEMA_REGISTRY_URL");
    }

    @Test
    void saysThatKafkaDoesNotAcceptTheAccount() {
        Map<String, String> environment = new HashMap<>(stage.environment());
        environment.put("KAFKA_PASSWORD", "hunter2-is-not-it");
        Shell stranger = new Shell(environment);

        assertThat(stranger.run("machines", "list")).isEqualTo(1);
        assertThat(stranger.complained())
                .contains("KAFKA_USERNAME", "KAFKA_PASSWORD")
                .doesNotContain("hunter2");
    }

    private void add(String id) {
        ok("machines", "add", id, "--merchant", "123456", "--name", "Hall", "--place", "Oslo", "--by", "it");
    }

    private void ok(String... words) {
        assertThat(shell.run(words)).as(() -> shell.complained()).isZero();
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("fleet.csv"), content).toString();
    }

    private static List<MachineProfile> events(String machineId) {
        return stage.events(Topics.MACHINES).stream()
                .filter(profile -> profile.getMachineId().equals(machineId))
                .toList();
    }
}
