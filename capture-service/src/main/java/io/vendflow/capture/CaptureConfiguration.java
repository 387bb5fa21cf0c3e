package io.vendflow.capture;

import io.vendflow.kafka.consume.Steps;
import io.vendflow.vipps.epayment.EPayments;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class CaptureConfiguration {

    @Bean
    Steps steps(EPayments ePayments, CaptureMetrics metrics, Clock clock) {
        return CaptureComposition.steps(ePayments, metrics, clock, Pause::sleep);
    }
}
