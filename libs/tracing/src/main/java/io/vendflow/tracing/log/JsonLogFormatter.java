package io.vendflow.tracing.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import io.vendflow.tracing.LogContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLogFormatter;
import org.springframework.core.env.Environment;

/**
 * One JSON object a line; docs/tracing.md has the names. Not one of Spring Boot's own formats, because those lose a line
 * whose key is in the context as well, such as the reference of a sale (spring-boot issue 45217).
 */
public final class JsonLogFormatter implements StructuredLogFormatter<ILoggingEvent> {

    private static final JsonWriter<Map<String, Object>> JSON = JsonWriter.standard();

    private final String service;

    public JsonLogFormatter(Environment environment) {
        this(environment.getProperty("spring.application.name", ""));
    }

    JsonLogFormatter(String service) {
        this.service = service;
    }

    @Override
    public String format(ILoggingEvent event) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("@timestamp", event.getInstant().toString());
        line.put("level", event.getLevel().toString());
        line.put("service", service);
        line.put("logger", event.getLoggerName());
        line.put("thread", event.getThreadName());
        line.put("message", event.getFormattedMessage());
        about(event).forEach((name, value) -> line.put(isReserved(name) ? name + "_" : name, value));
        if (event.getThrowableProxy() != null) {
            line.put("error", ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        return JSON.write(line).toJsonString() + "\n";
    }

    /** The line's own pairs over those of its context. */
    private static Map<String, Object> about(ILoggingEvent event) {
        Map<String, Object> about = new LinkedHashMap<>();
        Map<String, String> context = event.getMDCPropertyMap();
        for (String name : List.of(LogContext.REFERENCE, LogContext.MACHINE, LogContext.TRACE_ID)) {
            String value = context.get(name);
            if (value != null) {
                about.put(name, value);
            }
        }
        context.forEach(about::putIfAbsent);
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs != null) {
            pairs.forEach(pair -> about.put(pair.key, plain(pair.value)));
        }
        return about;
    }

    private static Object plain(@Nullable Object value) {
        return value instanceof Number || value instanceof Boolean ? value : String.valueOf(value);
    }

    private static boolean isReserved(String name) {
        return switch (name) {
            case "@timestamp", "level", "service", "logger", "thread", "message", "error" -> true;
            default -> false;
        };
    }
}
