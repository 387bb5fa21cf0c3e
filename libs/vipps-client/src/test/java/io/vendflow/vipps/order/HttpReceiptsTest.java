package io.vendflow.vipps.order;

import static io.vendflow.vipps.stub.VippsStub.MSN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vendflow.sale.Currency;
import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.SaleLine;
import io.vendflow.vipps.Uncertainty.Cause;
import io.vendflow.vipps.Vipps;
import io.vendflow.vipps.stub.Outcomes;
import io.vendflow.vipps.stub.VippsStub;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class HttpReceiptsTest {

    private static final PaymentReference REFERENCE = new PaymentReference("VM0042-7F3K9Q");
    private static final Receipt RECEIPT = new Receipt(
            List.of(
                    new SaleLine("A3", "COLA05", "Cola 0.5 l", 2, 2500, 1500),
                    new SaleLine("B1", "PANT", "Deposit", 2, 200, 0)),
            Currency.NOK,
            "VM0042",
            "7F3K9Q");

    @Test
    void postsTheReceiptAsVippsWantsIt() {
        try (VippsStub stub = new VippsStub();
                Vipps vipps = stub.connect()) {
            stub.next(201, "\"5f3c6e0a-0000-4000-8000-000000000000\"");
            ReceiptPosted posted = Outcomes.done(vipps.receipts().post(MSN, REFERENCE, RECEIPT));
            assertThat(posted.id()).isEqualTo("5f3c6e0a-0000-4000-8000-000000000000");
            VippsStub.Request call = stub.onlyCall();
            assertThat(call.method() + " " + call.path())
                    .isEqualTo("POST /order-management/v2/ecom/receipts/VM0042-7F3K9Q");
            assertThat(call.header("Idempotency-Key")).isNull();
            assertThat(call.body()).isEqualTo("""
                            {"orderLines":[{"name":"Cola 0.5 l","id":"COLA05","totalAmount":5000,\
                            "totalAmountExcludingTax":4348,"totalTaxAmount":652,"taxRate":1500,\
                            "unitInfo":{"unitPrice":2500,"quantity":"2","quantityUnit":"PCS"}},\
                            {"name":"Deposit","id":"PANT","totalAmount":400,"totalAmountExcludingTax":400,\
                            "totalTaxAmount":0,"taxRate":0,\
                            "unitInfo":{"unitPrice":200,"quantity":"2","quantityUnit":"PCS"}}],\
                            "bottomLine":{"currency":"NOK","posId":"VM0042","receiptNumber":"7F3K9Q"}}""");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "created", "\"<b>\""})
    void itIsPostedWhateverTheAnswerSays(String body) {
        try (VippsStub stub = new VippsStub();
                Vipps vipps = stub.connect()) {
            stub.next(201, body);
            assertThat(Outcomes.done(vipps.receipts().post(MSN, REFERENCE, RECEIPT))
                            .id())
                    .matches("|created");
        }
    }

    @ParameterizedTest
    @CsvSource({"409", "403", "400", "404"})
    void isRefusedForGood(int status) {
        try (VippsStub stub = new VippsStub();
                Vipps vipps = stub.connect()) {
            stub.next(status, "{\"title\":\"no\"}");
            assertThat(Outcomes.refused(vipps.receipts().post(MSN, REFERENCE, RECEIPT))
                            .httpStatus())
                    .isEqualTo(status);
        }
    }

    @Test
    void readsTheOrder() {
        try (VippsStub stub = new VippsStub();
                Vipps vipps = stub.connect()) {
            stub.next(200, """
                    {"category":null,"receipt":{"orderLines":[{"name":"Cola 0.5 l","id":"COLA05","totalAmount":5000,
                     "totalAmountExcludingTax":4348,"totalTaxAmount":652,"taxRate":1500}],
                     "bottomLine":{"currency":"NOK","receiptNumber":"7F3K9Q"}}}""");
            Order order = Outcomes.done(vipps.receipts().get(MSN, REFERENCE));
            assertThat(order).isEqualTo(new Order(List.of(new OrderLine("COLA05", "Cola 0.5 l", 5000, 652)), "7F3K9Q"));
            assertThat(stub.onlyCall().path()).isEqualTo("/order-management/v2/ecom/VM0042-7F3K9Q");
        }
    }

    @Test
    void anOrderMayHaveNoReceiptOrAnUnreadableOne() {
        try (VippsStub stub = new VippsStub();
                Vipps vipps = stub.connect()) {
            stub.next(200, "{\"category\":{\"category\":\"GENERAL\"}}")
                    .next(200, "{\"receipt\":{\"orderLines\":[{\"id\":\"COLA05\"}]}}");
            assertThat(Outcomes.done(vipps.receipts().get(MSN, REFERENCE)).hasReceipt())
                    .isFalse();
            assertThat(Outcomes.unknown(vipps.receipts().get(MSN, REFERENCE)).cause())
                    .isEqualTo(Cause.UNREADABLE_ANSWER);
        }
    }

    @Test
    void rejectsAReceiptOfNothing() {
        assertThatThrownBy(() -> new Receipt(List.of(), Currency.NOK, "VM0042", "7F3K9Q"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void totalMinusNetIsTaxOnEveryLine(
            @ForAll @LongRange(max = 65_000_000) long price,
            @ForAll @IntRange(min = 1, max = 1000) int quantity,
            @ForAll @IntRange(max = 10_000) int rate) {
        SaleLine sold = new SaleLine("A3", "SKU", "Thing", quantity, price, rate);
        JsonNode json = ReceiptJson.of(new Receipt(List.of(sold), Currency.DKK, "VM0042", "7F3K9Q"));
        JsonNode line = json.path("orderLines").path(0);
        assertThat(line.path("totalAmount").asLong()
                        - line.path("totalAmountExcludingTax").asLong())
                .isEqualTo(line.path("totalTaxAmount").asLong())
                .isNotNegative();
    }
}
