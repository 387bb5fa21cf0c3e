package io.vendflow.tracing.log;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lines by a pattern, or as JSON where LOG_FORMAT says so: for programs whose logging Spring Boot does not set up. */
public final class LogFormatEncoder extends PatternLayoutEncoder {

    private String logFormat = Objects.requireNonNullElse(System.getenv("LOG_FORMAT"), "");
    private String service = "";
    private @Nullable JsonLogFormatter json;

    /** What the lines say they are from. */
    public void setService(String name) {
        service = name;
    }

    void setLogFormat(String format) {
        logFormat = format;
    }

    @Override
    public void start() {
        json = logFormat.equals("json") ? new JsonLogFormatter(service) : null;
        super.start();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        return json == null ? super.encode(event) : json.format(event).getBytes(StandardCharsets.UTF_8);
    }
}
