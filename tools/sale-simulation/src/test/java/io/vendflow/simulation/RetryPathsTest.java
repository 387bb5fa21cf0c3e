package io.vendflow.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.capture.CaptureComposition;
import io.vendflow.capture.CaptureMetrics;
import io.vendflow.commands.replay.ServiceSteps;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.gateway.kafka.EventIntake;
import io.vendflow.ingest.kafka.PaymentIntake;
import io.vendflow.kafka.Replays;
import io.vendflow.kafka.setup.ClusterSetup;
import io.vendflow.payment.PaymentComposition;
import io.vendflow.receipt.ReceiptComposition;
import io.vendflow.vipps.epayment.EPayments;
import io.vendflow.vipps.order.Receipts;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What operators are told about replays is what the services do; here are all services at hand. */
class RetryPathsTest {

    private static final Clock CLOCK = Clock.systemUTC();

    @Test
    void takeWhatTheServicesHaveStepsFor() {
        assertThat(ServiceSteps.topicsOf("payment-initiator"))
                .containsExactlyInAnyOrderElementsOf(
                        PaymentComposition.steps(unused(EPayments.class), (result, since) -> {}, CLOCK, Duration.ZERO)
                                .topics());
        assertThat(ServiceSteps.topicsOf("receipt-service"))
                .containsExactlyInAnyOrderElementsOf(
                        ReceiptComposition.steps(unused(Receipts.class), (result, since) -> {}, CLOCK)
                                .topics());
        assertThat(ServiceSteps.topicsOf("capture-service"))
                .containsExactlyInAnyOrderElementsOf(CaptureComposition.steps(
                                unused(EPayments.class), unused(CaptureMetrics.class), CLOCK, pause -> {})
                        .topics());
        assertThat(ServiceSteps.topicsOf("webhook-ingest"))
                .containsExactlyInAnyOrderElementsOf(
                        PaymentIntake.TOPICS.stream().map(Topic::name).toList());
        List<String> gateway =
                new ArrayList<>(EventIntake.TOPICS.stream().map(Topic::name).toList());
        gateway.remove(Topics.MACHINES.name());
        gateway.add(ClusterSetup.GATEWAY_INBOX);
        assertThat(ServiceSteps.topicsOf("machine-gateway")).containsExactlyInAnyOrderElementsOf(gateway);
    }

    @Test
    void areThoseOfAllServices() {
        assertThat(Replays.SERVICES)
                .allSatisfy(service ->
                        assertThat(ServiceSteps.topicsOf(service)).as(service).isNotEmpty());
    }

    private static <T> T unused(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    throw new AssertionError(method + " was called");
                }));
    }
}
