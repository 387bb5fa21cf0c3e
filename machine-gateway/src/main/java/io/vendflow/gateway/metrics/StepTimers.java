package io.vendflow.gateway.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vendflow.gateway.SaleStep;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * {@code vendflow_sale_select_to_qr_seconds}, {@code vendflow_sale_scan_to_authorized_seconds}, {@code
 * vendflow_sale_authorized_to_vend_seconds}, {@code vendflow_sale_vend_to_captured_seconds}. Few buckets each, where the question is.
 */
final class StepTimers {

    private final Map<SaleStep, Timer> timers = new EnumMap<>(SaleStep.class);

    StepTimers(MeterRegistry registry) {
        for (SaleStep step : SaleStep.values()) {
            timers.put(step, timer(registry, step));
        }
    }

    void record(SaleStep step, Duration time) {
        Timer timer = timers.get(step);
        if (timer != null) {
            timer.record(time);
        }
    }

    private static Timer timer(MeterRegistry registry, SaleStep step) {
        return switch (step) {
            case SELECT_TO_QR ->
                timer(
                        registry,
                        "vendflow.sale.select.to.qr",
                        "From a machine's request until its QR was handed to the MQTT broker",
                        0.05,
                        0.1,
                        0.25,
                        0.5,
                        1,
                        2,
                        5,
                        10,
                        30);
            case SCAN_TO_AUTHORIZED ->
                timer(
                        registry,
                        "vendflow.sale.scan.to.authorized",
                        "From the payment's existence at Vipps until its approval was known",
                        1,
                        2,
                        5,
                        10,
                        20,
                        30,
                        60,
                        120,
                        300,
                        600);
            case AUTHORIZED_TO_VEND ->
                timer(
                        registry,
                        "vendflow.sale.authorized.to.vend",
                        "From the approval being known until the machine's report of the vend",
                        0.5,
                        1,
                        2,
                        5,
                        10,
                        20,
                        30,
                        60,
                        120,
                        300);
            case VEND_TO_CAPTURED ->
                timer(
                        registry,
                        "vendflow.sale.vend.to.captured",
                        "From the machine's report of the vend until its capture was confirmed",
                        0.25,
                        0.5,
                        1,
                        2,
                        5,
                        10,
                        30,
                        60,
                        300,
                        1800);
        };
    }

    private static Timer timer(MeterRegistry registry, String name, String description, double... seconds) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(DoubleStream.of(seconds)
                        .mapToObj(each -> Duration.ofMillis((long) (each * 1_000)))
                        .toArray(Duration[]::new))
                .register(registry);
    }
}
