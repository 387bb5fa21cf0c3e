package io.vendflow.simulator.control;

import io.vendflow.simulator.faults.FaultDetail;
import io.vendflow.simulator.faults.FaultRule;
import io.vendflow.simulator.faults.Faults;
import io.vendflow.simulator.faults.Latency;
import io.vendflow.simulator.http.Json;
import tools.jackson.databind.node.ObjectNode;

/** Shows a rule as {@link FaultReader} reads it, and how often it struck. */
final class FaultJson {

    private FaultJson() {}

    static ObjectNode of(Faults.InForce inForce) {
        FaultRule rule = inForce.rule();
        ObjectNode json = Json.object()
                .put("on", rule.on())
                .put("fault", rule.fault().name())
                .put("probability", rule.probability())
                .put("times", rule.times())
                .put("seed", rule.seed());
        if (rule.scope().msn() != null) {
            json.put("msn", rule.scope().msn());
        }
        if (rule.scope().reference() != null) {
            json.put("reference", rule.scope().reference());
        }
        detail(json, rule.detail());
        return json.put("hits", inForce.hits());
    }

    private static void detail(ObjectNode json, FaultDetail detail) {
        if (detail.code() != null) {
            json.put("code", detail.code().number());
        }
        if (detail.latency() != null) {
            latency(json.putObject("latency"), detail.latency());
        }
        if (detail.retryAfterSeconds() != null) {
            json.put("retryAfterSeconds", detail.retryAfterSeconds());
        }
        if (detail.lag() != null) {
            json.put("lagMillis", detail.lag().time().toMillis());
            json.put("lagOperations", detail.lag().events());
        }
    }

    private static void latency(ObjectNode json, Latency latency) {
        switch (latency) {
            case Latency.Fixed fixed ->
                json.put("distribution", "FIXED").put("millis", fixed.time().toMillis());
            case Latency.Uniform uniform ->
                json.put("distribution", "UNIFORM")
                        .put("fromMillis", uniform.least().toMillis())
                        .put("toMillis", uniform.most().toMillis());
            case Latency.LongTail tail ->
                json.put("distribution", "LONG_TAIL")
                        .put("medianMillis", tail.median().toMillis())
                        .put("p99Millis", tail.p99().toMillis());
        }
    }
}
