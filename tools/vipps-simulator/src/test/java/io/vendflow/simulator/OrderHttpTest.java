package io.vendflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderHttpTest {

    private static final String RECEIPTS = "/order-management/v2/ecom/receipts/";

    private final VippsSimulator simulator = VippsSimulator.start(SimulatorSettings.forTests());
    private final Caller merchant = Caller.merchant(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void attachesAReceiptOnceAndForEver() {
        Caller.Reply posted = merchant.post(RECEIPTS + "VM0042-7F3K9Q", Bodies.receipt(2500, 2174, 326));
        assertThat(posted.status()).isEqualTo(201);
        assertThat(posted.json().stringValue()).hasSize(36);
        assertThat(merchant.post(RECEIPTS + "VM0042-7F3K9Q", Bodies.receipt(2500, 2174, 326))
                        .status())
                .isEqualTo(409);
        assertThat(merchant.get("/order-management/v2/ECOM/VM0042-7F3K9Q")
                        .json()
                        .at("/receipt/orderLines/0/totalAmount")
                        .intValue())
                .isEqualTo(2500);
    }

    @Test
    void refusesFiguresThatDoNotAddUpAndSaysWhich() {
        Caller.Reply reply = merchant.post(RECEIPTS + "VM0042-7F3K9Q", Bodies.receipt(2500, 2174, 325));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.contentType()).isEqualTo("application/json");
        assertThat(reply.json().at("/invalidParams/0/name").stringValue()).isEqualTo("orderLines[0].totalTaxAmount");
    }

    @Test
    void refusesLinesThatSayTooLittle() {
        String noRate = Bodies.receipt(2500, 2174, 326).replace(",\"taxRate\":1500", "");
        assertThat(merchant.post(RECEIPTS + "VM0042-7F3K9Q", noRate).status()).isEqualTo(400);
        String wordQuantity = Bodies.receipt(2500, 2174, 326).replace("\"quantity\":\"1\"", "\"quantity\":\"one\"");
        assertThat(merchant.post(RECEIPTS + "VM0042-7F3K9Q", wordQuantity).status())
                .isEqualTo(400);
        String barcode = Bodies.receipt(2500, 2174, 326)
                .replace("\"posId\"", "\"barcode\":{\"format\":\"EAN-13\",\"data\":\"4006381333932\"},\"posId\"");
        assertThat(merchant.post(RECEIPTS + "VM0042-7F3K9Q", barcode).status()).isEqualTo(400);
        assertThat(merchant.post(
                                RECEIPTS + "VM0042-7F3K9Q",
                                barcode.replace("332\"", "331\"").replace("3932", "3931"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void knowsNothingOfOtherOrdersAndPaths() {
        assertThat(merchant.get("/order-management/v2/ecom/VM0042-OTHER").status())
                .isEqualTo(404);
        assertThat(merchant.get("/order-management/v2/barter/VM0042-OTHER").status())
                .isEqualTo(400);
    }

    @Test
    void canBeAbsentAsInVippsTestEnvironment() {
        try (VippsSimulator without =
                VippsSimulator.start(SimulatorSettings.forTests().withOrderManagement(false))) {
            assertThat(Caller.merchant(without)
                            .post(RECEIPTS + "VM0042-7F3K9Q", Bodies.receipt(2500, 2174, 326))
                            .status())
                    .isEqualTo(404);
        }
    }
}
