package io.vendflow.tracing.spring;

import io.vendflow.tracing.Tracing;
import io.vendflow.tracing.export.Export;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Spans are exported where OTEL_EXPORTER_OTLP_ENDPOINT, or the one of traces alone, says where to. */
@AutoConfiguration
public class TracingAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Tracing tracing(Environment environment, @Value("${spring.application.name:unknown_service}") String service) {
        boolean wanted = isSet(environment, "OTEL_EXPORTER_OTLP_ENDPOINT")
                || isSet(environment, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");
        return wanted && !environment.getProperty("OTEL_SDK_DISABLED", Boolean.class, false)
                ? Export.to(service, Map.of())
                : Tracing.off();
    }

    private static boolean isSet(Environment environment, String variable) {
        return StringUtils.hasText(environment.getProperty(variable));
    }
}
