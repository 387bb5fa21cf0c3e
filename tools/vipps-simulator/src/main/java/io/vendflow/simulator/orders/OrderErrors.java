package io.vendflow.simulator.orders;

import io.vendflow.simulator.http.Answer;
import io.vendflow.simulator.http.Findings;
import io.vendflow.simulator.http.Json;
import io.vendflow.simulator.payments.Violation;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Errors of Order Management: plain JSON, and not problem details (facts sheet 4.3). */
final class OrderErrors {

    private OrderErrors() {}

    static Answer invalid(Findings findings) {
        return of(400, "One or more validation errors occurred.", "BadRequest", findings.violations());
    }

    static Answer notFound(String detail) {
        return of(404, "Not Found", detail, List.of());
    }

    static Answer conflict(String detail) {
        return of(409, "Conflict", detail, List.of());
    }

    private static Answer of(int status, String title, String detail, List<Violation> violations) {
        ObjectNode error = Json.object()
                .put("type", "https://httpstatuses.io/" + status)
                .put("title", title)
                .put("detail", detail)
                .put("instance", UUID.randomUUID().toString());
        if (!violations.isEmpty()) {
            ArrayNode parameters = error.putArray("invalidParams");
            violations.forEach(violation ->
                    parameters.addObject().put("name", violation.name()).put("reason", violation.reason()));
        }
        return Answer.json(status, error);
    }
}
