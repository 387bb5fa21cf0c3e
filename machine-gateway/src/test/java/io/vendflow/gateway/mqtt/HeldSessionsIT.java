package io.vendflow.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vendflow.embedded.EmbeddedMqttBroker;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several gateways at one broker: every message is heard by whoever holds the session, and none waits for one that left. */
class HeldSessionsIT {

    @TempDir
    private static Path data;

    @SuppressWarnings("NullAway.Init") // before all
    private static EmbeddedMqttBroker broker;

    private final Gateways gateways = new Gateways("localhost", broker.port());
    private final List<String> heard = gateways.heard();

    @BeforeAll
    static void startBroker() throws InterruptedException {
        broker = EmbeddedMqttBroker.start(data, 0, 0);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void whatIsSaidWhileNobodyHoldsTheSessionIsHeardByWhoeverTakesIt() {
        try (HeldSessions first = gateways.gateway("a", "handover", 1);
                HeldSessions second = gateways.gateway("b", "handover", 1);
                Gateways.Machine machine = gateways.machine("VM0001")) {
            first.hold(Set.of(0));
            await().until(first::hear);
            machine.say("1");
            await().until(() -> heard.contains("a VM0001 1"));

            first.hold(Set.of());
            machine.say("2");
            machine.say("3");
            second.hold(Set.of(0));

            await().until(() -> heard.containsAll(List.of("b VM0001 2", "b VM0001 3")));
            assertThat(heard).containsSubsequence("b VM0001 2", "b VM0001 3");
            assertThat(first.numbers()).isEmpty();
        }
    }

    @Test
    void oneThatDoesNotKnowThatItLostTheSessionDoesNotFightForIt() {
        try (HeldSessions unaware = gateways.gateway("a", "fight", 1);
                HeldSessions owner = gateways.gateway("b", "fight", 1);
                Gateways.Machine machine = gateways.machine("VM0002")) {
            unaware.hold(Set.of(0));
            await().until(unaware::hear);
            owner.hold(Set.of(0));
            await().until(() -> !unaware.hear());
            await().until(owner::hear);

            for (int i = 0; i < 50; i++) {
                machine.say("fight " + i);
            }
            await().until(() ->
                    heard.stream().filter(each -> each.startsWith("b VM0002")).count() >= 50);
            assertThat(owner.hear()).isTrue();
            assertThat(heard).noneMatch(each -> each.startsWith("a VM0002 fight"));
        }
    }
}
