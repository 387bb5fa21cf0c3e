package io.vendflow.simulator.orders;

import io.vendflow.simulator.http.Answer;
import io.vendflow.simulator.http.Call;
import io.vendflow.simulator.http.Fields;
import io.vendflow.simulator.http.Findings;
import io.vendflow.simulator.http.Json;
import io.vendflow.simulator.http.Reply;
import io.vendflow.simulator.merchants.Merchant;
import io.vendflow.simulator.payments.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Order Management v2 over HTTP. It does not look whether the order exists, and its errors are not problem details. */
public final class OrderApi {

    private static final Pattern ORDER_ID = Pattern.compile("[0-9A-Za-z-_.]+");
    private static final Set<String> PAYMENT_TYPES = Set.of("ECOM", "RECURRING");

    private final Receipts receipts;

    public OrderApi(Receipts receipts) {
        this.receipts = receipts;
    }

    public Reply postReceipt(Merchant merchant, Call call) {
        String orderId = call.parameter("orderId");
        Findings findings = new Findings();
        checkPath(call, findings);
        Fields.read(call.body(), findings, ReceiptRules::check);
        if (!findings.violations().isEmpty()) {
            return error(400, "One or more validation errors occurred.", "BadRequest", findings.violations());
        }
        return receipts.attach(merchant.msn(), orderId, new String(call.body(), StandardCharsets.UTF_8))
                .map(receipt -> Answer.json(201, receipt.id()))
                .orElseGet(() -> error(409, "Conflict", "The order has a receipt already.", List.of()));
    }

    public Reply getOrder(Merchant merchant, Call call) {
        Findings findings = new Findings();
        checkPath(call, findings);
        if (!findings.violations().isEmpty()) {
            return error(400, "One or more validation errors occurred.", "BadRequest", findings.violations());
        }
        return receipts.find(merchant.msn(), call.parameter("orderId"))
                .flatMap(receipt -> Json.parse(receipt.json().getBytes(StandardCharsets.UTF_8)))
                .map(OrderApi::order)
                .orElseGet(() -> error(404, "Not Found", "The order has no details.", List.of()));
    }

    private static Answer order(JsonNode receipt) {
        ObjectNode order = Json.object();
        order.putNull("category");
        order.set("receipt", receipt);
        return Answer.json(200, order);
    }

    private static void checkPath(Call call, Findings findings) {
        if (!PAYMENT_TYPES.contains(call.parameter("paymentType").toUpperCase(Locale.ROOT))) {
            findings.add("paymentType", "Must be ECOM or RECURRING.");
        }
        if (!ORDER_ID.matcher(call.parameter("orderId")).matches()) {
            findings.add("orderId", "Must match the regular expression '^" + ORDER_ID.pattern() + "$'.");
        }
    }

    private static Answer error(int status, String title, String detail, List<Violation> violations) {
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
