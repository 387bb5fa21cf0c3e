package io.vendflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulatorApplicationTest {

    @Test
    void aTakenPortIsOneClearLine() throws IOException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(SimulatorApplication.start(
                            Map.of("SIMULATOR_PORT", port), new PrintStream(err, true, StandardCharsets.UTF_8)))
                    .isEmpty();
            assertThat(err.toString(StandardCharsets.UTF_8).lines())
                    .singleElement()
                    .asString()
                    .contains("port " + port, "SIMULATOR_PORT");
        }
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> SimulatorSettings.from(Map.of("SIMULATOR_PORT", "http")))
                .hasMessageContaining("SIMULATOR_PORT");
        assertThatThrownBy(() -> SimulatorSettings.from(Map.of("SIMULATOR_RATE_LIMITS", "maybe")))
                .hasMessageContaining("SIMULATOR_RATE_LIMITS");
        for (String size : new String[] {"0", "1001", "-1", "many"}) {
            assertThatThrownBy(() -> SimulatorSettings.from(Map.of("SIMULATOR_REPORT_PAGE_SIZE", size)))
                    .hasMessageContaining("SIMULATOR_REPORT_PAGE_SIZE");
        }
        for (String fee : new String[] {"10001", "1.75", ""}) {
            assertThatThrownBy(() -> SimulatorSettings.from(Map.of("SIMULATOR_CAPTURE_FEE", fee)))
                    .hasMessageContaining("SIMULATOR_CAPTURE_FEE");
        }
    }

    @Test
    void listensOnLoopbackUnlessToldOtherwise() {
        SimulatorSettings settings = SimulatorSettings.from(Map.of());
        assertThat(settings.bind()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8083);
        assertThat(settings.publicUrl()).isEqualTo("http://localhost:8083");
        assertThat(settings.dataDirectory()).isNull();
    }
}
