package io.vendflow.tracing.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LogFormatEncoderTest {

    @Test
    void writesForPeopleUnlessItIsToldOtherwise() {
        assertThat(encoded("")).isEqualTo("INFO - done\n");
    }

    @Test
    void writesJsonForContainers() {
        assertThat(JsonMapper.shared().readTree(encoded("json")).get("service").asString())
                .isEqualTo("setup");
    }

    private static String encoded(String format) {
        LoggerContext context = new LoggerContext();
        LogFormatEncoder encoder = new LogFormatEncoder();
        encoder.setContext(context);
        encoder.setPattern("%level - %msg%n");
        encoder.setService("setup");
        encoder.setLogFormat(format);
        encoder.start();
        LoggingEvent event =
                new LoggingEvent("here", context.getLogger("io.vendflow.Some"), Level.INFO, "done", null, null);
        event.setMDCPropertyMap(java.util.Map.of());
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }
}
