package io.vendflow.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void areTheUsualOnesUnlessTheEnvironmentMovesThem() {
        Ports ports = Ports.of(Map.of("VENDFLOW_MQTT_PORT", " 2883 ", "VENDFLOW_KAFKA_PORT", ""));
        assertThat(ports.of(Port.MQTT)).isEqualTo(2883);
        assertThat(ports.of(Port.KAFKA)).isEqualTo(9092);
        assertThat(ports.of(Port.MACHINE_GATEWAY)).isEqualTo(9105);
    }

    @Test
    void rejectsWhatIsNoPort() {
        assertThatThrownBy(() -> Ports.of(Map.of("VENDFLOW_MQTT_PORT", "70000")))
                .isInstanceOf(StackException.class)
                .hasMessage("VENDFLOW_MQTT_PORT=70000 is not a port number (1 to 65535)");
    }

    @Test
    void rejectsOneNumberForTwoUses() {
        assertThatThrownBy(() -> Ports.of(Map.of("VENDFLOW_KAFKA_PORT", "8081")))
                .hasMessageContaining("port 8081 is asked for twice")
                .hasMessageContaining("VENDFLOW_SCHEMA_REGISTRY_PORT");
    }

    @Test
    void namesTheProcessAndTheVariableOfATakenPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<Port, Integer> numbers = new EnumMap<>(Ports.free().numbers());
            numbers.put(Port.MQTT, taken.getLocalPort());
            assertThatThrownBy(() -> PortCheck.allFree(new Ports(numbers)))
                    .isInstanceOf(StackException.class)
                    .hasMessage("port " + taken.getLocalPort() + ", for MQTT, is taken by java (pid "
                            + ProcessHandle.current().pid() + "); set VENDFLOW_MQTT_PORT to use another");
        }
    }
}
