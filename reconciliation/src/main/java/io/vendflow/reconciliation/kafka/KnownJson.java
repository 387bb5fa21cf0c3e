package io.vendflow.reconciliation.kafka;

import io.vendflow.reconciliation.Against;
import io.vendflow.reconciliation.FindingKind;
import io.vendflow.reconciliation.Past.Known;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A remembered finding as JSON. */
final class KnownJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private KnownJson() {}

    static byte[] write(Known known) {
        ObjectNode json = JSON.createObjectNode()
                .put("kind", known.kind().name())
                .put("subject", known.subject())
                .put("what", known.what())
                .put("since", known.since().toString())
                .put("firstSeen", known.firstSeen().toString());
        var against = json.putArray("against");
        known.against().stream().sorted().forEach(each -> against.add(each.name()));
        Instant clearedAt = known.clearedAt();
        if (clearedAt != null) {
            json.put("clearedAt", clearedAt.toString());
        }
        return JSON.writeValueAsBytes(json);
    }

    /** Empty when it is of a release that knew other kinds, or no such thing at all. */
    static Optional<Known> read(byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            Set<Against> against = EnumSet.noneOf(Against.class);
            json.path("against").forEach(each -> against.add(Against.valueOf(each.asString())));
            return Optional.of(new Known(
                    FindingKind.valueOf(json.path("kind").asString("")),
                    json.path("subject").asString(""),
                    json.path("what").asString(""),
                    Instant.parse(json.path("since").asString("")),
                    Instant.parse(json.path("firstSeen").asString("")),
                    against,
                    json.has("clearedAt") ? Instant.parse(json.path("clearedAt").asString("")) : null));
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
