package io.vendflow.vipps.order;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.call.Call;
import io.vendflow.vipps.call.Calls;
import io.vendflow.vipps.http.Json;
import io.vendflow.vipps.http.Operation;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/** Categories and images of Order Management. */
public final class HttpOrderDetails implements Categories, Images {

    private final Calls calls;

    public HttpOrderDetails(Calls calls) {
        this.calls = calls;
    }

    @Override
    public VippsOutcome<CategorySet> put(MerchantSerialNumber msn, PaymentReference reference, Category category) {
        ObjectNode json = Json.object()
                .put("category", category.kind().name())
                .put("orderDetailsUrl", category.orderDetailsUrl().toString());
        if (category.imageId() != null) {
            json.put("imageId", category.imageId());
        }
        String path = HttpReceipts.ORDERS + "categories/" + Call.segment(reference.value());
        return calls.make(new Call<>(
                Operation.CATEGORY_PUT,
                msn,
                "PUT",
                path,
                Json.write(json),
                null,
                body -> new CategorySet(HttpReceipts.idIn(body))));
    }

    @Override
    public VippsOutcome<ImageAdded> add(MerchantSerialNumber msn, Image image) {
        String body = Json.write(Json.object()
                .put("imageId", image.id())
                .put("src", Base64.getEncoder().encodeToString(image.bytes()))
                .put("type", "base64"));
        return calls.make(new Call<>(
                Operation.IMAGE_POST,
                msn,
                "POST",
                "/order-management/v1/images",
                body,
                null,
                answer -> new ImageAdded(image.id())));
    }
}
