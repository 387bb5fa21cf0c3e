package io.vendflow.gateway.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.gateway.Census;
import io.vendflow.gateway.Codes;
import io.vendflow.gateway.GatewayMetrics;
import io.vendflow.kafka.metrics.DeadLetterCodes;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who counts. */
@Configuration(proxyBeanMethods = false)
class GatewayMetricsConfiguration {

    @Bean
    GatewayMetrics gatewayMetrics(MeterRegistry meters) {
        return new MicrometerGatewayMetrics(meters);
    }

    @Bean
    Census census(MeterRegistry meters, Clock clock) {
        return new MicrometerCensus(meters, clock);
    }

    @Bean
    DeadLetterCodes deadLetterCodes() {
        Set<String> codes = new HashSet<>(Codes.OF_MESSAGES);
        codes.addAll(Codes.OF_DECISIONS);
        return new DeadLetterCodes(codes);
    }
}
