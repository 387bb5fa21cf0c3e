package io.vendflow.simulator.client;

import static io.vendflow.simulator.client.Sale.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vendflow.simulator.SimulatorSettings;
import io.vendflow.simulator.VippsSimulator;
import io.vendflow.simulator.faults.Fault;
import io.vendflow.simulator.faults.FaultRule;
import io.vendflow.simulator.faults.Faults;
import io.vendflow.simulator.faults.Latency;
import io.vendflow.simulator.payments.EventName;
import io.vendflow.vipps.epayment.Payment;
import io.vendflow.vipps.epayment.PaymentState;
import io.vendflow.vipps.webhook.SignatureCheck;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every fault of webhooks: the receiver believes no lie and counts nothing twice, and reading the payment tells the truth. */
class WebhookFaultsTest {

    private final VippsSimulator simulator = VippsSimulator.start(SimulatorSettings.forTests());
    private final Sale sale = new Sale(simulator);
    private final Till till = new Till(sale);

    /** What must be heard of a sale that is created and approved; the fault is in force already. */
    static Map<Fault, Consumer<Till>> stories() {
        Map<Fault, Consumer<Till>> stories = new EnumMap<>(Fault.class);
        stories.put(Fault.WEBHOOK_LOST, till -> till.hears());
        stories.put(Fault.WEBHOOK_DOUBLED, till -> {
            till.hears("CREATED", "CREATED", "AUTHORIZED", "AUTHORIZED");
            till.counts("CREATED", "AUTHORIZED");
        });
        stories.put(Fault.WEBHOOK_LATE, till -> {
            till.hears();
            till.later(Duration.ofSeconds(30));
            till.hears();
            till.later(Duration.ofSeconds(31));
            till.hears("CREATED", "AUTHORIZED");
        });
        stories.put(Fault.WEBHOOK_REORDERED, till -> till.hears("AUTHORIZED", "CREATED"));
        stories.put(Fault.WEBHOOK_WRONGLY_SIGNED, till -> {
            await().untilAsserted(() -> assertThat(till.rejected()).containsExactly(SignatureCheck.SIGNATURE_WRONG));
            till.hears();
            till.later(Duration.ofSeconds(2));
            await().untilAsserted(() -> assertThat(till.rejected()).hasSize(2));
            till.later(Duration.ofSeconds(2));
            till.hears("CREATED", "AUTHORIZED");
        });
        stories.put(Fault.WEBHOOK_UNSUCCESSFUL, till -> {
            till.hears("CREATED", "AUTHORIZED");
            assertThat(till.failures()).containsExactly("CREATED", "AUTHORIZED");
        });
        return stories;
    }

    @BeforeEach
    void open() {
        till.open();
    }

    @AfterEach
    void close() {
        till.close();
        sale.close();
        simulator.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "WEBHOOK_.*")
    void isSeenThrough(Fault fault) {
        simulator.faults(
                fault == Fault.WEBHOOK_LATE
                        ? FaultRule.lateWebhooks(Latency.fixed(Duration.ofMinutes(1)))
                        : FaultRule.always(Faults.WEBHOOK, fault));
        sale.approved();
        stories()
                .getOrDefault(fault, till -> assertThat(fault).as("a story").isNull())
                .accept(till);

        // Whatever was heard or not: the payment is read before money moves, and moves once.
        Payment payment = done(sale.get());
        assertThat(payment.state()).isEqualTo(PaymentState.AUTHORIZED);
        assertThat(done(sale.capture()).aggregate().captured()).isEqualTo(Sale.PRICE);
        assertThat(sale.times(EventName.CAPTURED)).isEqualTo(1);
        assertThat(simulator.faultsInForce()).extracting(Faults.InForce::hits).allMatch(hits -> hits > 0);
    }
}
