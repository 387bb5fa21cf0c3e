package io.vendflow.commands.reconcile;

import static io.vendflow.commands.reconcile.FakeEngine.NOW;
import static io.vendflow.commands.reconcile.FakeEngine.finding;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.commands.Terminal;
import io.vendflow.reconciliation.Against;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class ReconcileCommandTest {

    private final FakeEngine engine = new FakeEngine();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private boolean watched;

    @Test
    void endsAsTheReportDoes() {
        assertThat(run()).isZero();

        engine.finds(finding("VM0042-A", false));
        assertThat(run()).isEqualTo(1);

        engine.cannotFindOut("Vipps did not answer");
        assertThat(run()).isEqualTo(2);
        assertThat(out.toString()).contains("Vipps did not answer");
    }

    @Test
    void isNeverTakenForAReportWhenThereIsNone() {
        engine.cannotRun("Kafka does not answer at localhost:9092");
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("Kafka does not answer at localhost:9092\n");

        engine.breaks();
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void looksAtTheLastWeekAndAsksVipps() {
        run("--zone", "Europe/Oslo");

        assertThat(engine.asked)
                .containsExactly(new ReconcileOptions(
                        NOW.minus(Duration.ofDays(7)),
                        NOW,
                        Map.of(),
                        Map.of(),
                        ZoneId.of("Europe/Oslo"),
                        Set.of(Against.VIPPS),
                        "",
                        "",
                        Duration.ofHours(1)));
    }

    @Test
    void takesTimesAsPeopleNameThem() {
        assertThat(asked("--from", "2026-11-20", "--zone", "Europe/Oslo").from())
                .isEqualTo(Instant.parse("2026-11-19T23:00:00Z"));
        assertThat(asked("--from", "2026-11-20T10:00:00+01:00").from())
                .isEqualTo(Instant.parse("2026-11-20T09:00:00Z"));
        assertThat(asked("--from", "36h", "--to", "90m").to()).isEqualTo(NOW.minus(Duration.ofMinutes(90)));
        assertThat(asked("--from", "36h").from()).isEqualTo(NOW.minus(Duration.ofHours(36)));
    }

    @Test
    void takesPositionsInsteadOfATime() {
        ReconcileOptions options = asked("--from-offset", "0:1200,1:1180", "--to-offset", "0:1300");

        assertThat(options.fromOffsets()).isEqualTo(Map.of(0, 1200L, 1, 1180L));
        assertThat(options.toOffsets()).isEqualTo(Map.of(0, 1300L));
        assertThat(options.from()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void takesWhatToCompareWithAndWhose() {
        assertThat(asked("--against", "vipps,ledger").against())
                .containsExactlyInAnyOrder(Against.VIPPS, Against.LEDGER);
        assertThat(asked("--against", "LEDGER", "--against", "vipps").against())
                .containsExactlyInAnyOrder(Against.VIPPS, Against.LEDGER);
        assertThat(asked("--against", "log-only").against()).containsExactly(Against.LOG_ONLY);
        assertThat(asked("--machine", "VM0042", "--merchant", "123456"))
                .extracting(ReconcileOptions::machine, ReconcileOptions::merchant)
                .containsExactly("VM0042", "123456");
    }

    @Test
    void saysWhatItDidNotUnderstandAndAsksNobody() {
        refuses("--from: \"yesterday\" is not a time", "--from", "yesterday");
        refuses("--to: \"2026-13-01\" is not a time", "--to", "2026-13-01");
        refuses("--from has to be before --to", "--from", "1h", "--to", "2h");
        refuses("--zone: \"Oslo\" is no time zone", "--zone", "Oslo");
        refuses("--against: \"bank\" is none of log-only, vipps, ledger", "--against", "bank");
        refuses("log-only calls nobody", "--against", "log-only,vipps");
        refuses("--from-offset: \"12\" is not PARTITION:OFFSET", "--from-offset", "12");
        refuses("--from-offset: partition 0 is there twice", "--from-offset", "0:1,0:2");
        refuses("both say where to begin", "--from", "7d", "--from-offset", "0:1");
        refuses("--machine: \"VM 42\" is not 3 to 16 letters and digits", "--machine", "VM 42");
        refuses("--merchant: \"ACME\" is not 4 to 10 digits", "--merchant", "ACME");
        refuses("--yes is the answer to --repair", "--yes");
        refuses("--html: only --json can be printed", "--html", "-");
        refuses("Unknown option: '--colour'", "--colour");
        refuses("--from", "--from");
        assertThat(engine.asked).isEmpty();
    }

    @Test
    void printsJsonAloneForPrograms() {
        engine.finds(finding("VM0042-A", true));

        assertThat(run("--json", "-", "--repair")).isEqualTo(1);

        assertThat(JsonMapper.shared().readTree(out.toString()).path("verdict").asString())
                .isEqualTo("FINDINGS");
        assertThat(err.toString()).contains("would do: VM0042-A: ask for its release");
    }

    @Test
    void writesEveryFormToItsFile(@TempDir Path folder) throws IOException {
        engine.finds(finding("VM0042-A", false));

        assertThat(run(
                        "--csv",
                        folder.resolve("findings.csv").toString(),
                        "--sums-csv",
                        folder.resolve("sums.csv").toString(),
                        "--json",
                        folder.resolve("report.json").toString(),
                        "--html",
                        folder.resolve("report.html").toString()))
                .isEqualTo(1);

        assertThat(folder.resolve("findings.csv")).content().contains("OPEN_MONEY,CRITICAL,VM0042-A");
        assertThat(folder.resolve("sums.csv")).content().startsWith("day,merchant,machine");
        assertThat(folder.resolve("report.json")).content().contains("\"exitCode\" : 1");
        assertThat(folder.resolve("report.html")).content().startsWith("<!DOCTYPE html>");
        assertThat(out.toString()).contains("1 finding", "written: " + folder.resolve("report.html"));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).hasSize(4);
        }
    }

    @Test
    void doesNotBeginWhenAFileCannotBeWritten(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        refuses(
                "there is no directory " + folder.resolve("none"),
                "--html",
                folder.resolve("none/r.html").toString());
        refuses(
                "there is no directory " + file,
                "--html",
                file.resolve("r.html").toString());
        refuses("(--csv): that is not a file", "--csv", folder.toString());
        refuses("name the same file", "--csv", folder + "/a", "--json", folder + "/b/../a");
        assertThat(engine.asked).isEmpty();
    }

    @Test
    void proposesRepairsAndDoesThemWhenTold() {
        engine.finds(finding("VM0042-A", true), finding("VM0042-B", false));

        assertThat(run("--repair")).isEqualTo(1);
        assertThat(out.toString())
                .contains("would do: VM0042-A: ask for its release")
                .doesNotContain("do: VM0042-B");
        assertThat(engine.mended).isEmpty();

        assertThat(run("--repair", "--yes", "--by", "kari")).isEqualTo(1);
        assertThat(out.toString()).contains("done: VM0042-A");
        assertThat(engine.mended).containsExactly(finding("VM0042-A", true));
        assertThat(engine.mendedBy).contains("kari");
    }

    @Test
    void letsNobodyControlTheTerminal() {
        String evil = "VM0042\u001B[2J\u009B31m";
        engine.finds(finding(evil, true));
        run("--repair");
        run("--repair", "--yes");
        assertThat(out.toString()).contains("done: VM0042").doesNotContain("\u001B", "\u009B");

        engine.cannotRun("Vipps said " + evil);
        run();
        assertThat(err.toString()).contains("Vipps said VM0042").doesNotContain("\u001B", "\u009B");
    }

    @Test
    void mendsNothingOnTheStrengthOfHalfAReport() {
        engine.cannotFindOut("the topic vending.released could not be read", finding("VM0042-A", true));

        assertThat(run("--repair", "--yes")).isEqualTo(2);

        assertThat(engine.mended).isEmpty();
        assertThat(err.toString()).contains("nothing was mended");
    }

    @Test
    void drawsAProgressBarForWhoeverWatches() {
        assertThat(run()).isZero();
        assertThat(err.toString()).isEmpty();

        watched = true;
        run();
        assertThat(err.toString()).contains("[##########----------]  50 %").endsWith("\r");

        run("--no-progress");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("--from-offset", "--against", "Exit codes: 0 nothing differs");
    }

    private ReconcileOptions asked(String... words) {
        assertThat(run(words)).as(err.toString()).isZero();
        return engine.asked.getLast();
    }

    private void refuses(String why, String... words) {
        assertThat(run(words)).isEqualTo(2);
        assertThat(err.toString()).contains(why);
    }

    private int run(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        PrintWriter errors = new PrintWriter(err, true);
        Terminal terminal =
                new Terminal(Map.of(), new PrintWriter(out, true), errors, Clock.fixed(NOW, ZoneOffset.UTC));
        return new CommandLine(new ReconcileCommand(terminal, engine, () -> watched, () -> 0))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .execute(words);
    }
}
