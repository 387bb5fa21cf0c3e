package io.vendflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory has an end: what is over makes room for what is not. */
class ForgettingTest {

    private static final String CAPTURED = "VM0042-CAPTURED";
    private static final String DECLINED = "VM0042-DECLINED";
    private static final String OPEN = "VM0042-OPEN";

    @TempDir
    private Path directory;

    private SimulatorSettings settings;

    @BeforeEach
    void settle() {
        settings = SimulatorSettings.forTests().withDataDirectory(directory).withMostPayments(2);
    }

    @Test
    void dropsThosePaymentsThatFinishedFirstWithAllThatBelongsToThem() {
        try (VippsSimulator simulator = VippsSimulator.start(settings)) {
            Caller merchant = Caller.merchant(simulator);
            merchant.create(CAPTURED);
            merchant.post("/order-management/v2/ecom/receipts/" + CAPTURED, Bodies.receipt(2500, 2174, 326));
            merchant.approve(CAPTURED);
            merchant.operate(CAPTURED, "capture", "cap", Bodies.amount(2500));
            merchant.create(DECLINED);
            simulator.decline(DECLINED);
            tick(simulator);
            assertThat(simulator.payments()).hasSize(2);

            merchant.create(OPEN);
            tick(simulator);

            assertThat(simulator.payment(CAPTURED)).isEmpty();
            assertThat(simulator.receipt(CAPTURED)).isEmpty();
            assertThat(simulator.payment(DECLINED)).isPresent();
            assertThat(merchant.get("/epayment/v1/payments/" + CAPTURED).status())
                    .isEqualTo(404);
            assertThat(merchant.create(CAPTURED).status())
                    .as("its key is free again")
                    .isEqualTo(201);
        }
    }

    @Test
    void keepsWhatIsOpenHoweverMuchItIs() {
        try (VippsSimulator simulator = VippsSimulator.start(settings)) {
            Caller merchant = Caller.merchant(simulator);
            for (int i = 0; i < 5; i++) {
                merchant.create(OPEN + i);
            }
            merchant.approve(OPEN + 1);
            merchant.operate(OPEN + 1, "capture", "part", Bodies.amount(1000));
            tick(simulator);
            assertThat(simulator.payments()).hasSize(5);
        }
    }

    @Test
    void doesNotRememberAfterARestartWhatItHadForgotten() {
        try (VippsSimulator simulator = VippsSimulator.start(settings)) {
            Caller merchant = Caller.merchant(simulator);
            for (String reference : new String[] {CAPTURED, DECLINED, OPEN}) {
                merchant.create(reference);
                merchant.post("/order-management/v2/ecom/receipts/" + reference, Bodies.receipt(2500, 2174, 326));
            }
            simulator.decline(DECLINED);
            merchant.approve(CAPTURED);
            merchant.operate(CAPTURED, "capture", "cap", Bodies.amount(2500));
            tick(simulator);
        }
        // Twice: once from what was appended, once from what the second start made shorter.
        for (int restart = 0; restart < 2; restart++) {
            try (VippsSimulator simulator = VippsSimulator.start(settings)) {
                assertThat(simulator.payments())
                        .extracting(payment -> payment.id().reference().value())
                        .containsExactlyInAnyOrder(CAPTURED, OPEN);
                assertThat(simulator.receipt(DECLINED)).isEmpty();
                assertThat(simulator.receipt(CAPTURED)).isPresent();
            }
        }
    }

    @Test
    void keepsAKeyThatAnotherPaymentWasRefusedWith() {
        try (VippsSimulator simulator = VippsSimulator.start(settings.withRateLimits(false))) {
            Caller merchant = Caller.merchant(simulator);
            merchant.create(OPEN);
            merchant.approve(OPEN);
            String first = merchant.operate(OPEN, "capture", "shared", Bodies.amount(1000))
                    .text();
            merchant.create(DECLINED);
            assertThat(merchant.operate(DECLINED, "capture", "shared", Bodies.amount(1000))
                            .status())
                    .isEqualTo(409);
            simulator.decline(DECLINED);
            merchant.create(CAPTURED);
            tick(simulator);
            assertThat(simulator.payment(DECLINED)).isEmpty();

            assertThat(merchant.operate(OPEN, "capture", "shared", Bodies.amount(1000))
                            .text())
                    .isEqualTo(first);
            assertThat(simulator.payment(OPEN).orElseThrow().captured()).isEqualTo(1000);
        }
    }

    @Test
    void doesNotTakeANewPaymentForAForgottenOneOfItsName() {
        try (VippsSimulator simulator = VippsSimulator.start(settings)) {
            Caller merchant = Caller.merchant(simulator);
            merchant.create(DECLINED);
            simulator.decline(DECLINED);
            merchant.create(OPEN);
            merchant.create(CAPTURED);
            tick(simulator);
            assertThat(simulator.payment(DECLINED)).isEmpty();
            merchant.create(DECLINED);
        }
        try (VippsSimulator simulator = VippsSimulator.start(settings)) {
            tick(simulator);
            assertThat(simulator.payments()).hasSize(3);
        }
    }

    private static void tick(VippsSimulator simulator) {
        simulator.advanceClock(Duration.ofMillis(1));
    }
}
