package io.vendflow.capture;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the core together. */
@Configuration
class CaptureConfiguration {

    @Bean
    ReadBack readBack(Payments payments) {
        return new ReadBack(payments, Pause.sleeping());
    }

    @Bean
    CapturePayment capturePayment(Payments payments, ReadBack readBack, CaptureMetrics metrics, Clock clock) {
        return new CapturePayment(payments, readBack, metrics, clock);
    }

    @Bean
    ReleasePayment releasePayment(Payments payments, ReadBack readBack, CaptureMetrics metrics) {
        return new ReleasePayment(payments, readBack, metrics);
    }
}
