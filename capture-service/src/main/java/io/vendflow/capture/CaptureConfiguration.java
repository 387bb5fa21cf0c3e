package io.vendflow.capture;

import io.vendflow.kafka.consume.Steps;
import io.vendflow.vipps.epayment.EPayments;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class CaptureConfiguration {

    /** How this service waits, wherever it does. */
    @Bean
    Consumer<Duration> pause() {
        return Pause::sleep;
    }

    @Bean
    Steps steps(EPayments ePayments, CaptureMetrics metrics, Clock clock, Consumer<Duration> pause) {
        return CaptureComposition.steps(ePayments, metrics, clock, pause);
    }
}
