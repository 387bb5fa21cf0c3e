package io.vendflow.simulator.orders;

import io.vendflow.simulator.http.Answer;
import io.vendflow.simulator.http.Call;
import io.vendflow.simulator.http.Fields;
import io.vendflow.simulator.http.Findings;
import io.vendflow.simulator.http.Json;
import io.vendflow.simulator.http.Reply;
import io.vendflow.simulator.merchants.Merchant;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Receipts and whole orders of Order Management v2. It does not look whether the order exists. */
public final class OrderApi {

    private final Receipts receipts;
    private final Categories categories;

    public OrderApi(Receipts receipts, OrderDetails details) {
        this.receipts = receipts;
        this.categories = details.categories();
    }

    public Reply postReceipt(Merchant merchant, Call call) {
        Findings findings = new Findings();
        OrderId order = OrderId.in(merchant, call, findings);
        Fields.read(call.json(), findings, ReceiptRules::check);
        if (!findings.violations().isEmpty()) {
            return OrderErrors.invalid(findings);
        }
        return receipts.attach(order.msn(), order.orderId(), new String(call.body(), StandardCharsets.UTF_8))
                .map(receipt -> Answer.json(201, receipt.id()))
                .orElseGet(() -> OrderErrors.conflict("The order has a receipt already."));
    }

    public Reply getOrder(Merchant merchant, Call call) {
        Findings findings = new Findings();
        OrderId order = OrderId.in(merchant, call, findings);
        if (!findings.violations().isEmpty()) {
            return OrderErrors.invalid(findings);
        }
        Optional<Category> category = categories.latest(order);
        Optional<JsonNode> receipt = receipts.find(order.msn(), order.orderId())
                .flatMap(found -> Json.parse(found.json().getBytes(StandardCharsets.UTF_8)));
        if (category.isEmpty() && receipt.isEmpty()) {
            return OrderErrors.notFound("The order has no details.");
        }
        ObjectNode json = Json.object();
        category.ifPresent(found -> json.set("category", json(found)));
        receipt.ifPresent(found -> json.set("receipt", found));
        return Answer.json(200, json);
    }

    private static ObjectNode json(Category category) {
        ObjectNode json = Json.object().put("category", category.type()).put("orderDetailsUrl", category.url());
        if (category.imageId() != null) {
            json.put("imageId", category.imageId());
        }
        return json;
    }
}
