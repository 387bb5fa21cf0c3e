package io.vendflow.tracing.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vendflow.sale.PaymentReference;
import io.vendflow.tracing.LogContext;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonLogFormatterTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void saysWhatALineIsAbout() {
        JsonNode line;
        try (LogContext _ = LogContext.about("VM0042-7F3K9Q", "VM0042", TRACE)) {
            line = line(logger -> logger.atInfo()
                    .addKeyValue("amount", 2500)
                    .addKeyValue("cause", new PaymentReference("VM0042-7F3K9Q"))
                    .log("took {}", "it"));
        }

        assertThat(line.propertyNames())
                .containsExactly(
                        "@timestamp",
                        "level",
                        "service",
                        "logger",
                        "thread",
                        "message",
                        "reference",
                        "machine",
                        "traceId",
                        "amount",
                        "cause");
        assertThat(line.get("message").asString()).isEqualTo("took it");
        assertThat(line.get("service").asString()).isEqualTo("a-service");
        assertThat(line.get("traceId").asString()).isEqualTo(TRACE);
        assertThat(line.get("amount").isNumber()).isTrue();
        assertThat(line.get("cause").asString()).isEqualTo("VM0042-7F3K9Q");
        assertThat(line.get("@timestamp").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    }

    @Test
    void losesNoLineThatSaysAgainWhatItsContextSays() {
        JsonNode line;
        try (LogContext _ = LogContext.about("VM0042-7F3K9Q", "VM0042", TRACE)) {
            line = line(logger ->
                    logger.atWarn().addKeyValue("reference", "VM0042-OTHER1").log("about another"));
        }

        assertThat(line.get("reference").asString()).isEqualTo("VM0042-OTHER1");
        assertThat(line.get("machine").asString()).isEqualTo("VM0042");
    }

    @Test
    void letsNoPairTakeThePlaceOfWhatEveryLineHas() {
        JsonNode line = line(logger -> logger.atWarn()
                .addKeyValue("message", "mine")
                .addKeyValue("level", (Object) null)
                .log("theirs"));

        assertThat(line.get("message").asString()).isEqualTo("theirs");
        assertThat(line.get("message_").asString()).isEqualTo("mine");
        assertThat(line.get("level").asString()).isEqualTo("WARN");
    }

    @Test
    void staysOneLineWhateverStrangersSay() {
        String formatted = formatted(logger -> logger.atError()
                .addKeyValue("topic", "a\nb\"c")
                .setCause(new IllegalStateException("first\nsecond"))
                .log("{\"forged\":true}\n{\"level\":\"INFO\"}"));

        assertThat(formatted.lines()).hasSize(1);
        JsonNode line = JsonMapper.shared().readTree(formatted);
        assertThat(line.get("level").asString()).isEqualTo("ERROR");
        assertThat(line.get("error").asString()).contains("IllegalStateException", "second", "\tat ");
    }

    private static JsonNode line(Consumer<Logger> says) {
        return JsonMapper.shared().readTree(formatted(says));
    }

    private static String formatted(Consumer<Logger> says) {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(((LoggerContext) org.slf4j.LoggerFactory.getILoggerFactory()).getMDCAdapter());
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.setContext(context);
        lines.start();
        ch.qos.logback.classic.Logger logger = context.getLogger("io.vendflow.Some");
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
        says.accept(logger);
        ILoggingEvent event = lines.list.getFirst();
        assertThat(event).isInstanceOf(LoggingEvent.class);
        return new JsonLogFormatter("a-service").format(event);
    }
}
