package io.vendflow.simulator.control;

import io.vendflow.simulator.faults.FaultRule;
import io.vendflow.simulator.faults.Faults;
import io.vendflow.simulator.http.Answer;
import io.vendflow.simulator.http.Call;
import io.vendflow.simulator.http.Fields;
import io.vendflow.simulator.http.Findings;
import io.vendflow.simulator.http.Problems;
import io.vendflow.simulator.http.Reply;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code /simulator/faults}: a list of rules, replaced as a whole. */
public final class FaultApi {

    private static final int MOST_RULES = 100;

    private final Faults faults;

    public FaultApi(Faults faults) {
        this.faults = faults;
    }

    public Reply show(Call call) {
        return Answer.json(200, inForce());
    }

    public Reply replace(Call call) {
        Findings findings = new Findings();
        List<FaultRule> rules = new ArrayList<>();
        Fields.readEach(
                call.json(),
                MOST_RULES,
                findings,
                rule -> FaultReader.read(rule, faults.operations()).ifPresent(rules::add));
        if (!findings.violations().isEmpty()) {
            return Problems.invalid(findings.violations(), call.path());
        }
        faults.set(rules);
        return Answer.json(200, inForce());
    }

    public Reply clear(Call call) {
        faults.clear();
        return Answer.empty(204);
    }

    private ArrayNode inForce() {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        faults.inForce().forEach(each -> json.add(FaultJson.of(each)));
        return json;
    }
}
