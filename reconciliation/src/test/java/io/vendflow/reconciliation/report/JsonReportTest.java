package io.vendflow.reconciliation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vendflow.books.Happening;
import io.vendflow.books.Place;
import io.vendflow.reconciliation.Cleared;
import io.vendflow.reconciliation.Finding;
import io.vendflow.reconciliation.FindingKind;
import io.vendflow.reconciliation.LedgerDay;
import io.vendflow.reconciliation.Repair;
import io.vendflow.reconciliation.Report;
import io.vendflow.reconciliation.Sums;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonReportTest {

    private final JsonNode month = read(Reports.ofAMonth());

    @Test
    void saysHowItWent() {
        assertThat(month.path("format").asInt()).isEqualTo(1);
        assertThat(month.path("verdict").asString()).isEqualTo("COULD_NOT_RUN");
        assertThat(month.path("exitCode").asInt()).isEqualTo(2);
        assertThat(month.path("ranAt").asString()).isEqualTo("2026-11-23T10:00:00Z");
        assertThat(month.path("tookMillis").asLong()).isEqualTo(43_210);
        assertThat(month.path("against").valueStream().map(JsonNode::asString)).containsExactly("VIPPS", "LEDGER");
        assertThat(month.path("counts").path("RECEIPT_MISSING").asInt()).isEqualTo(2);
        assertThat(month.path("counts").size()).isEqualTo(FindingKind.values().length);
        assertThat(read(Reports.clean()).path("exitCode").asInt()).isZero();
    }

    /** A field that is added to a record and forgotten here would be missed by whoever reads the JSON. */
    @Test
    void leavesNothingOut() {
        assertThat(names(month)).containsAll(namesOf(Report.class, "took"));
        assertThat(names(month.path("sums").path(0))).containsAll(namesOf(Sums.class, "atVipps"));
        assertThat(names(month.path("ledger").path(0))).containsAll(namesOf(LedgerDay.class));
        assertThat(names(month.path("findings").path(0))).containsAll(namesOf(Finding.class));
        assertThat(names(month.path("cleared").path(0))).containsAll(namesOf(Cleared.class));
        assertThat(names(month.path("findings").path(0).path("story").path(0))).containsAll(namesOf(Happening.class));
        assertThat(month.path("sums").size()).isEqualTo(1200);
    }

    @Test
    void tellsEveryRepair() {
        Place place = new Place("vending.authorized", 3, 4711);
        JsonNode findings = read(Reports.of(
                        Reports.mendable("a", new Repair.Reemit(place, "capture-service", "again")),
                        Reports.mendable("b", new Repair.Refund(place, 2500, "excess", "give back")),
                        Reports.mendable("c", new Repair.Release(place, true, "let go")),
                        Reports.finding(FindingKind.DEAD_LETTER, "d", 0, "unreadable")))
                .path("findings");

        assertThat(findings.valueStream()
                        .map(each -> each.path("repair").path("does").asString("-")))
                .containsExactly("REEMIT", "REFUND", "RELEASE", "-");
        assertThat(findings.path(1).path("repair").path("amount").asLong()).isEqualTo(2500);
        assertThat(findings.path(1).path("repair").path("place").path("offset").asLong())
                .isEqualTo(4711);
        assertThat(findings.path(2).path("repair").path("forgotten").asBoolean())
                .isTrue();
        assertThat(findings.path(3).path("repair").isNull()).isTrue();
    }

    @Test
    void carriesEveryWordAndNoControlSequence() throws IOException {
        String word = "\u001B[2J \u009B31m <script> \"quoted\" kr\u00F8ne \uD83C\uDF6B";
        Report report = Reports.of(Reports.finding(FindingKind.DEAD_LETTER, "x", 1, word));

        assertThat(read(report).path("findings").path(0).path("what").asString())
                .isEqualTo(word);
        assertThat(text(report)).matches("[\\x20-\\x7e\\n]*").endsWith("}\n");
    }

    @Test
    void tellsWhenItCouldNotBeWritten() {
        Writer full = new Writer() {
            @Override
            public void write(char[] buffer, int offset, int length) throws IOException {
                throw new IOException("no space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };

        assertThatThrownBy(() -> new JsonReport().write(Reports.ofAMonth(), full))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no space left");
    }

    private static List<String> names(JsonNode node) {
        return List.copyOf(node.propertyNames());
    }

    private static List<String> namesOf(Class<?> type, String... otherwiseNamed) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !List.of(otherwiseNamed).contains(name))
                .toList();
    }

    private static JsonNode read(Report report) {
        try {
            return JsonMapper.shared().readTree(text(report));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Report report) throws IOException {
        StringWriter out = new StringWriter();
        new JsonReport().write(report, out);
        return out.toString();
    }
}
