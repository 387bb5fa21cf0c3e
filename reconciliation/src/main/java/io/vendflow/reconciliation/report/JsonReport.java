package io.vendflow.reconciliation.report;

import io.vendflow.reconciliation.Cleared;
import io.vendflow.reconciliation.LedgerDay;
import io.vendflow.reconciliation.Report;
import io.vendflow.reconciliation.Sums;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Comparator;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that is known, for programs. Amounts are integers in minor units, times are ISO 8601 in UTC. ASCII only, so
 * that no pipe and no terminal makes something else of it.
 */
public final class JsonReport implements ReportWriter {

    /** Rises when a field changes its meaning or goes; further fields may come at any time. */
    static final int FORMAT = 1;

    private static final ObjectWriter JSON = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build()
            .writerWithDefaultPrettyPrinter();

    @Override
    public void write(Report report, Writer out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            head(report, json);
            json.writeArrayPropertyStart("sums");
            report.sums().forEach(sums -> write(sums, json));
            json.writeEndArray();
            json.writeArrayPropertyStart("ledger");
            report.ledger().forEach(day -> write(day, json));
            json.writeEndArray();
            json.writeArrayPropertyStart("findings");
            Ordered.worstFirst(report.findings()).forEach(finding -> JsonFinding.write(finding, json));
            json.writeEndArray();
            json.writeArrayPropertyStart("cleared");
            report.cleared().forEach(cleared -> write(cleared, json));
            json.writeEndArray();
            json.writeArrayPropertyStart("unanswered");
            report.unanswered().forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        } catch (JacksonException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e);
        }
        out.write('\n');
        out.flush();
    }

    private static void head(Report report, JsonGenerator json) {
        json.writeNumberProperty("format", FORMAT);
        json.writeStringProperty("verdict", report.verdict().name());
        json.writeNumberProperty("exitCode", report.verdict().exitCode());
        json.writeStringProperty("ranAt", report.ranAt().toString());
        json.writeNumberProperty("tookMillis", report.took().toMillis());
        json.writeStringProperty("from", report.from().toString());
        json.writeStringProperty("to", report.to().toString());
        json.writeArrayPropertyStart("against");
        report.against().stream().sorted(Comparator.naturalOrder()).forEach(each -> json.writeString(each.name()));
        json.writeEndArray();
        json.writeNumberProperty("events", report.events());
        json.writeNumberProperty("sales", report.sales());
        json.writeNumberProperty("open", report.open());
        Instant oldestOpen = report.oldestOpen();
        json.writeStringProperty("oldestOpen", oldestOpen == null ? null : oldestOpen.toString());
        json.writeNumberProperty("notJudged", report.notJudged());
        json.writeNumberProperty("eventsPerSecond", Math.round(report.eventsPerSecond()));
        json.writeStringProperty("digest", report.digest());
        json.writeObjectPropertyStart("counts");
        report.countByKind().forEach((kind, count) -> json.writeNumberProperty(kind.name(), count));
        json.writeEndObject();
    }

    private static void write(Sums sums, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("day", sums.day().toString());
        json.writeStringProperty("merchant", sums.merchant());
        json.writeStringProperty("machine", sums.machine());
        json.writeStringProperty("currency", sums.currency());
        json.writeNumberProperty("sales", sums.sales());
        json.writeNumberProperty("requested", sums.requested());
        json.writeNumberProperty("authorized", sums.authorized());
        json.writeNumberProperty("dispensed", sums.dispensed());
        json.writeNumberProperty("captured", sums.captured());
        json.writeNumberProperty("released", sums.released());
        json.writeNumberProperty("refunded", sums.refunded());
        json.writeNumberProperty("open", sums.open());
        json.writeObjectPropertyStart("atVippsLessLog");
        json.writeNumberProperty("captured", sums.atVipps().captured());
        json.writeNumberProperty("released", sums.atVipps().released());
        json.writeNumberProperty("refunded", sums.atVipps().refunded());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void write(LedgerDay day, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("day", day.day().toString());
        json.writeStringProperty("ledger", day.ledger());
        json.writeStringProperty("merchant", day.merchant());
        json.writeStringProperty("currency", day.currency());
        json.writeBooleanProperty("complete", day.complete());
        json.writeNumberProperty("captured", day.captured());
        json.writeNumberProperty("refunded", day.refunded());
        json.writeNumberProperty("fees", day.fees());
        json.writeNumberProperty("payouts", day.payouts());
        json.writeNumberProperty("other", day.other());
        json.writeNumberProperty("balance", day.balance());
        json.writeEndObject();
    }

    private static void write(Cleared cleared, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("kind", cleared.kind().name());
        json.writeStringProperty("subject", cleared.subject());
        json.writeStringProperty("what", cleared.what());
        json.writeStringProperty("firstSeen", cleared.firstSeen().toString());
        json.writeStringProperty("clearedAt", cleared.clearedAt().toString());
        json.writeEndObject();
    }
}
