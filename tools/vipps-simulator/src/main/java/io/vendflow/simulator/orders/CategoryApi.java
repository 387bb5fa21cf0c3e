package io.vendflow.simulator.orders;

import io.vendflow.simulator.http.Answer;
import io.vendflow.simulator.http.Call;
import io.vendflow.simulator.http.Fields;
import io.vendflow.simulator.http.Findings;
import io.vendflow.simulator.http.Json;
import io.vendflow.simulator.http.Reply;
import io.vendflow.simulator.merchants.Merchant;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Categories: {@code PUT /v2/{paymentType}/categories/{orderId}} and {@code /v3/categories} (facts sheet 4.1). */
public final class CategoryApi {

    private final Categories categories;
    private final Images images;

    public CategoryApi(OrderDetails details) {
        this.categories = details.categories();
        this.images = details.images();
    }

    public Reply put(Merchant merchant, Call call) {
        Findings findings = new Findings();
        OrderId order = OrderId.in(merchant, call, findings);
        CategoryReader reader = new CategoryReader(images);
        Fields.read(call.json(), findings, body -> reader.read(body, merchant, "category", "orderDetailsUrl"));
        if (!findings.violations().isEmpty()) {
            return OrderErrors.invalid(findings);
        }
        return Answer.json(
                200,
                categories
                        .put(order, reader.type(), reader.url(), reader.imageId())
                        .id());
    }

    public Reply create(Merchant merchant, Call call) {
        Findings findings = new Findings();
        CategoryReader reader = new CategoryReader(images);
        AtomicReference<String> orderId = new AtomicReference<>("");
        AtomicReference<String> paymentType = new AtomicReference<>("");
        Fields.read(call.json(), findings, body -> {
            body.require("orderId");
            body.require("paymentType");
            body.text("orderId", OrderId.PATTERN).ifPresent(orderId::set);
            body.oneOf("paymentType", OrderId.PAYMENT_TYPES).ifPresent(paymentType::set);
            reader.read(body, merchant, "type", "url");
        });
        if (!findings.violations().isEmpty()) {
            return OrderErrors.invalid(findings);
        }
        OrderId order = new OrderId(merchant.msn(), paymentType.get(), orderId.get());
        Category added = categories.add(order, reader.type(), reader.url(), reader.imageId());
        return Answer.json(201, Json.object().put("categoryId", added.id()));
    }

    public Reply list(Merchant merchant, Call call) {
        ObjectNode json = Json.object();
        ArrayNode array = json.putArray("categories");
        String orderId = call.query("orderId").filter(id -> !id.isEmpty()).orElse(null);
        categories.list(merchant.msn(), orderId).forEach(category -> array.add(json(category)));
        return Answer.json(200, json);
    }

    public Reply get(Merchant merchant, Call call) {
        return categories
                .find(merchant.msn(), call.parameter("categoryId"))
                .map(category -> Answer.json(200, json(category)))
                .orElseGet(CategoryApi::unknown);
    }

    public Reply delete(Merchant merchant, Call call) {
        return categories.delete(merchant.msn(), call.parameter("categoryId")) ? Answer.empty(200) : unknown();
    }

    private static Answer unknown() {
        return OrderErrors.notFound("There is no category of that id.");
    }

    private static ObjectNode json(Category category) {
        ObjectNode json = Json.object()
                .put("categoryId", category.id())
                .put("orderId", category.order().orderId())
                .put("paymentType", category.order().paymentType())
                .put("type", category.type())
                .put("url", category.url());
        if (category.imageId() != null) {
            json.put("imageId", category.imageId());
        }
        return json;
    }
}
