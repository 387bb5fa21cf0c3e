package io.vendflow.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vendflow.testing.MosquittoContainer;
import io.vendflow.testing.RequiresDocker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.utility.MountableFile;

/**
 * More than one session, on a real Mosquitto. The broker of {@code ./run} is no place for it: its queue of a shared subscription
 * was seen to stand still until somebody subscribes anew.
 */
@RequiresDocker
class SharedSessionsIT {

    private static final int PORT = 1883;

    @TempDir
    private static Path folder;

    @Test
    void severalSessionsShareTheMachinesAndTheFirstHearsWhoIsPresent() throws Exception {
        Path config = Files.writeString(folder.resolve("mosquitto.conf"), """
                log_dest stderr
                allow_anonymous true
                listener 1883
                """);
        try (MosquittoContainer broker = new MosquittoContainer(
                        Map.of("/mosquitto/config/mosquitto.conf", MountableFile.forHostPath(config, 0644)), PORT)
                .start()) {
            share(new Gateways(MosquittoContainer.host(), broker.port(PORT)));
        }
    }

    private static void share(Gateways gateways) {
        List<String> heard = gateways.heard();
        try (HeldSessions first = gateways.gateway("a", "shared", 2);
                HeldSessions second = gateways.gateway("b", "shared", 2);
                Gateways.Machine machine = gateways.machine("VM0003")) {
            machine.present("retained");
            first.hold(Set.of(0));
            second.hold(Set.of(1));
            await().until(() -> first.hear() && second.hear());
            for (int i = 0; i < 100; i++) {
                machine.say("said " + i);
            }

            await().untilAsserted(() -> assertThat(heard.stream().filter(each -> each.contains("VM0003 said")))
                    .hasSize(100));
            assertThat(heard).anyMatch(each -> each.startsWith("a VM0003 said"));
            assertThat(heard).anyMatch(each -> each.startsWith("b VM0003 said"));
            await().until(() -> heard.contains("a VM0003 retained"));
        }
    }
}
