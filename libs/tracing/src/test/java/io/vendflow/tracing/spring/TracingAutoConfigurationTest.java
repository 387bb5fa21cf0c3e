package io.vendflow.tracing.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.tracing.Tracing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TracingAutoConfigurationTest {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(TracingAutoConfiguration.class));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:1",
                "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=http://localhost:1/v1/traces"
            })
    void recordsWhereACollectorIsNamed(String variable) {
        service.withPropertyValues(variable)
                .run(context ->
                        assertThat(context.getBean(Tracing.class).isRecording()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"unrelated=1", "OTEL_EXPORTER_OTLP_ENDPOINT=", "OTEL_EXPORTER_OTLP_ENDPOINT= "})
    void recordsNothingWhereNoneIs(String variable) {
        service.withPropertyValues(variable)
                .run(context ->
                        assertThat(context.getBean(Tracing.class).isRecording()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"OTEL_SDK_DISABLED=true"})
    void recordsNothingWhereItIsSwitchedOff(String variable) {
        service.withPropertyValues("OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:1", variable)
                .run(context ->
                        assertThat(context.getBean(Tracing.class).isRecording()).isFalse());
    }
}
