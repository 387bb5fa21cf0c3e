package io.vendflow.simulator.http;

import io.vendflow.simulator.payments.ErrorCode;
import io.vendflow.simulator.payments.Refusal;
import io.vendflow.simulator.payments.Violation;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Refusals as problem details (facts sheet 2.11). Whoever reads them should branch on the code, never on a title. */
public final class Problems {

    private static final String CONTENT_TYPE = "application/problem+json";

    private Problems() {}

    public static Answer of(Refusal refusal, String instance) {
        return switch (refusal) {
            case Refusal.Coded coded -> coded(coded, instance);
            case Refusal.Invalid invalid -> invalid(invalid.violations(), instance);
        };
    }

    public static Answer invalid(List<Violation> violations, String instance) {
        ObjectNode problem = problem(400, "Bad Request", "See extraDetails for further details", instance);
        ArrayNode details = problem.putArray("extraDetails");
        violations.forEach(
                violation -> details.addObject().put("name", violation.name()).put("reason", violation.reason()));
        return answer(400, problem);
    }

    /** A problem that has neither a code nor a field to blame. */
    public static Answer plain(int status, String title, String detail, String instance) {
        return answer(status, problem(status, title, detail, instance));
    }

    /** Something went wrong inside; the code is Vipps' own for that. */
    public static Answer internal(String instance) {
        ObjectNode problem = problem(500, "Internal error", "Something went wrong", instance);
        problem.putArray("extraDetails").addObject().put("name", "ErrorCode").put("reason", "3010");
        return answer(500, problem);
    }

    private static Answer coded(Refusal.Coded refusal, String instance) {
        int status = statusOf(refusal.code());
        ObjectNode problem = problem(status, refusal.code().title(), refusal.detail(), instance);
        problem.putArray("extraDetails")
                .addObject()
                .put("name", "ErrorCode")
                .put("reason", Integer.toString(refusal.code().number()));
        return answer(status, problem);
    }

    private static ObjectNode problem(int status, String title, String detail, String instance) {
        return Json.object()
                .put("type", "https://httpstatuses.io/" + status)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("instance", instance)
                .put("traceId", TraceIds.next());
    }

    private static Answer answer(int status, ObjectNode problem) {
        return Answer.of(status, CONTENT_TYPE, Json.bytes(problem));
    }

    /** Vipps documents few of these; the rest is settled in the design, section 9. */
    private static int statusOf(ErrorCode code) {
        return switch (code) {
            case CAPTURE_IDEMPOTENCY_CONFLICT, IDEMPOTENCY_ERROR, REFERENCE_EXISTS -> 409;
            case REFERENCE_NOT_FOUND -> 404;
            case ORDER_PROCESSING, CANCEL_OF_PROCESSING -> 423;
            case CANNOT_BE_CREATED -> 422;
            case INTERNAL_ERROR -> 500;
            default -> 400;
        };
    }
}
