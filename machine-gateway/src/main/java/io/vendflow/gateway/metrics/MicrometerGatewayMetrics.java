package io.vendflow.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.gateway.Codes;
import io.vendflow.gateway.GatewayMetrics;
import io.vendflow.gateway.SaleStep;
import io.vendflow.kafka.metrics.WordCounters;
import io.vendflow.sale.VendOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@code vendflow_gateway_updates_total}, {@code _errors_total}, {@code _vends_total}, {@code _held_total}, {@code _ignored_total}, {@code
 * _downlinks_total}, {@code vendflow_machines_presence_total}, and the steps of a sale.
 */
final class MicrometerGatewayMetrics implements GatewayMetrics {

    private static final List<String> STATES = List.of(
            "AWAITING_PAYMENT", "AUTHORIZED", "CAPTURED", "RELEASED", "REFUNDED", "EXPIRED", "ABORTED", "REJECTED");

    private static final List<String> IGNORED = List.of(
            "authorized",
            "cancel",
            "captured",
            "payment-created",
            "payment-ended",
            "payment-rejected",
            "presence",
            "refunded",
            "release",
            "released",
            "released-remainder");

    private final StepTimers steps;
    private final WordCounters updates;
    private final WordCounters errors;
    private final WordCounters vends;
    private final WordCounters ignored;
    private final WordCounters presence;
    private final WordCounters downlinks;
    private final Counter held;

    MicrometerGatewayMetrics(MeterRegistry registry) {
        steps = new StepTimers(registry);
        updates = new WordCounters(
                registry, "vendflow.gateway.updates", "What machines are told of sales", "state", STATES);
        errors = new WordCounters(
                registry, "vendflow.gateway.errors", "Error messages to machines", "code", Codes.OF_MESSAGES);
        vends = new WordCounters(
                registry,
                "vendflow.gateway.vends",
                "Vends as told to the other services",
                "outcome",
                Stream.of(VendOutcome.values()).map(Enum::name).toList());
        ignored = new WordCounters(
                registry, "vendflow.gateway.ignored", "What came twice or too late to matter", "what", IGNORED);
        presence = new WordCounters(
                registry, "vendflow.machines.presence", "Changes of presence", "to", List.of("online", "offline"));
        downlinks = new WordCounters(
                registry,
                "vendflow.gateway.downlinks",
                "Messages to machines",
                "outcome",
                Stream.of(Sending.values()).map(MicrometerGatewayMetrics::word).toList());
        held = Counter.builder("vendflow.gateway.held")
                .description("Unknown vends whose money is held until an operator decides")
                .register(registry);
    }

    @Override
    public void took(SaleStep step, Duration time) {
        steps.record(step, time);
    }

    @Override
    public void told(String state) {
        updates.count(state);
    }

    @Override
    public void erred(String code) {
        errors.count(code);
    }

    @Override
    public void reported(VendOutcome outcome) {
        vends.count(outcome.name());
    }

    @Override
    public void held() {
        held.increment();
    }

    @Override
    public void ignored(String what) {
        ignored.count(what);
    }

    @Override
    public void presenceChanged(boolean online) {
        presence.count(online ? "online" : "offline");
    }

    @Override
    public void sending(Sending sending) {
        downlinks.count(word(sending));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
