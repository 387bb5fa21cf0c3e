package io.vendflow.capture.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.capture.CapturePayment;
import io.vendflow.capture.ReleasePayment;
import io.vendflow.events.Topics;
import io.vendflow.kafka.DeadLetters;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.EventPublisher;
import io.vendflow.kafka.consume.EventRoutes;
import io.vendflow.kafka.spring.ConsumerLifecycle;
import io.vendflow.kafka.spring.Consumers;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class CaptureKafkaConfiguration {

    @Bean
    CaptureEvents captureEvents(Clock clock) {
        return new CaptureEvents(clock);
    }

    @Bean
    ReleaseSteps releaseSteps(ReleasePayment releasePayment, CaptureEvents events) {
        return new ReleaseSteps(releasePayment, events);
    }

    @Bean
    CaptureSteps captureSteps(CapturePayment capturePayment, ReleaseSteps releases, CaptureEvents events) {
        return new CaptureSteps(capturePayment, releases, events);
    }

    /** Topics are lanes of their own: a release that has to wait holds up no capture of the same machine. */
    @Bean
    EventRoutes routes(
            EventCodec codec,
            EventPublisher publisher,
            DeadLetters deadLetters,
            MeterRegistry meters,
            CaptureSteps captures,
            ReleaseSteps releases) {
        return new EventRoutes(codec, publisher, deadLetters, meters)
                .with(Topics.RECEIPT_ATTACHED, captures::receiptAttached)
                .with(Topics.RECEIPT_FAILED, captures::receiptFailed)
                .with(Topics.VEND_REPORTED, releases::vendReported)
                .with(Topics.CANCEL_REQUESTED, releases::cancelRequested)
                .with(Topics.CAPTURED, releases::captured);
    }

    @Bean
    ConsumerLifecycle consumer(Consumers consumers, EventRoutes routes) {
        return consumers.open("capture-service", routes.topics(), routes);
    }
}
