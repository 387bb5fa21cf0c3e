package io.vendflow.tracing.export;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.vendflow.tracing.PlannedIds;
import io.vendflow.tracing.Tracing;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Spans by OTLP, as OpenTelemetry's own variables say. What the collector does not take is tried again for some seconds and
 * then lost; what it is too slow for is lost at once. Nobody who does the work ever waits for it.
 */
public final class Export {

    private static final long LAST_WORDS_SECONDS = 3;

    private static final Map<String, String> DEFAULTS = Map.of(
            "otel.exporter.otlp.protocol", "http/protobuf",
            "otel.traces.sampler", "parentbased_always_on",
            // Prometheus has the metrics, and the container's output the logs.
            "otel.metrics.exporter", "none",
            "otel.logs.exporter", "none",
            "otel.propagators", "tracecontext");

    private Export() {}

    /**
     * @param service the name of the service where OTEL_SERVICE_NAME says no other
     * @param overrides of OpenTelemetry's settings, over what the environment says; for tests
     * @throws io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException when a variable makes no sense
     */
    public static Tracing to(String service, Map<String, String> overrides) {
        OpenTelemetrySdk sdk = AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(() -> DEFAULTS)
                .addPropertiesSupplier(() -> Map.of("otel.service.name", service))
                .addPropertiesCustomizer(config -> overrides)
                .addTracerProviderCustomizer((provider, config) -> provider.setIdGenerator(new PlannedIds()))
                .disableShutdownHook()
                .build()
                .getOpenTelemetrySdk();
        return Tracing.recording(sdk, () -> sdk.shutdown().join(LAST_WORDS_SECONDS, TimeUnit.SECONDS));
    }
}
