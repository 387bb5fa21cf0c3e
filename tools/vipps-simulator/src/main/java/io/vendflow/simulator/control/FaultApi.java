package io.vendflow.simulator.control;

import io.vendflow.simulator.faults.Fault;
import io.vendflow.simulator.faults.FaultRule;
import io.vendflow.simulator.faults.Faults;
import io.vendflow.simulator.http.Answer;
import io.vendflow.simulator.http.Call;
import io.vendflow.simulator.http.Json;
import io.vendflow.simulator.http.Reply;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code /simulator/faults}: a list of rules, replaced as a whole. */
public final class FaultApi {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Faults faults;

    public FaultApi(Faults faults) {
        this.faults = faults;
    }

    /** A rule as it is sent; all but the fault may be missing. */
    private record Sent(
            @Nullable String on,
            @Nullable Fault fault,
            @Nullable Double probability,
            @Nullable Integer times,
            @Nullable Long seed) {

        FaultRule rule() {
            if (fault == null) {
                throw new IllegalArgumentException("fault is one of " + List.of(Fault.values()));
            }
            return new FaultRule(
                    Optional.ofNullable(on).orElse(FaultRule.ANY),
                    fault,
                    Optional.ofNullable(probability).orElse(1.0),
                    times,
                    Optional.ofNullable(seed).orElse(0L));
        }
    }

    public Reply show(Call call) {
        return Answer.json(200, inForce());
    }

    public Reply replace(Call call) {
        try {
            Sent[] sent = MAPPER.readValue(call.body(), Sent[].class);
            faults.set(List.of(sent).stream().map(Sent::rule).toList());
            return Answer.json(200, inForce());
        } catch (JacksonException | IllegalArgumentException e) {
            return Answer.json(400, Json.object().put("message", "not a list of faults: " + e.getMessage()));
        }
    }

    public Reply clear(Call call) {
        faults.clear();
        return Answer.empty(204);
    }

    private ArrayNode inForce() {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (Faults.InForce each : faults.inForce()) {
            json.addObject()
                    .put("on", each.rule().on())
                    .put("fault", each.rule().fault().name())
                    .put("probability", each.rule().probability())
                    .put("times", each.rule().times())
                    .put("seed", each.rule().seed())
                    .put("hits", each.hits());
        }
        return json;
    }
}
