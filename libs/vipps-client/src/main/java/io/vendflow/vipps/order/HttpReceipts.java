package io.vendflow.vipps.order;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.call.Call;
import io.vendflow.vipps.call.Calls;
import io.vendflow.vipps.http.Json;
import io.vendflow.vipps.http.Operation;
import io.vendflow.vipps.http.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Order Management v2; {@code ecom} in its paths means ePayment, too. */
public final class HttpReceipts implements Receipts {

    static final String ORDERS = "/order-management/v2/ecom/";

    private final Calls calls;

    public HttpReceipts(Calls calls) {
        this.calls = calls;
    }

    @Override
    public VippsOutcome<ReceiptPosted> post(MerchantSerialNumber msn, PaymentReference reference, Receipt receipt) {
        String path = ORDERS + "receipts/" + Call.segment(reference.value());
        String body = Json.write(ReceiptJson.of(receipt));
        return calls.make(new Call<>(Operation.RECEIPT_POST, msn, "POST", path, body, null, HttpReceipts::posted));
    }

    @Override
    public VippsOutcome<Order> get(MerchantSerialNumber msn, PaymentReference reference) {
        String path = ORDERS + Call.segment(reference.value());
        return calls.make(Call.get(Operation.RECEIPT_GET, msn, path, body -> order(Json.parse(body))));
    }

    private static ReceiptPosted posted(String body) {
        return new ReceiptPosted(idIn(body));
    }

    /** A JSON string by the specification; bare text does no harm, because nobody decides by it. */
    static String idIn(String body) {
        String id = body.strip().replace("\"", "");
        return id.matches("[0-9A-Za-z-]{1,64}") ? id : "";
    }

    private static Order order(JsonNode json) throws UnreadableAnswerException {
        JsonNode receipt = json.path("receipt");
        List<OrderLine> lines = new ArrayList<>();
        for (JsonNode line : receipt.path("orderLines")) {
            lines.add(new OrderLine(
                    textOrEmpty(line, "id"),
                    textOrEmpty(line, "name"),
                    Json.number(line, "totalAmount"),
                    Json.number(line, "totalTaxAmount")));
        }
        return new Order(lines, textOrEmpty(receipt.path("bottomLine"), "receiptNumber"));
    }

    private static String textOrEmpty(JsonNode json, String field) {
        return Objects.requireNonNullElse(Json.optionalText(json, field), "");
    }
}
