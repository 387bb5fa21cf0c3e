package io.vendflow.kafka.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.kafka.certificates.BrokerCertificates;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/**
 * Tells until when the brokers' certificates are good ({@code vendflow_kafka_broker_certificate_expires_seconds}), since all stands
 * still when they are not. Where Kafka speaks no TLS it does nothing, and there is no such metric.
 */
final class CertificateWatch implements SmartLifecycle {

    /** Also how long one that was replaced still looks old. */
    private static final Duration LOOK_EVERY = Duration.ofMinutes(10);

    private final boolean needed;
    private final BrokerCertificates certificates;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("certificate-watch").factory());
    private volatile boolean running;

    CertificateWatch(KafkaSettings settings, Clock clock, MeterRegistry meters) {
        this.needed = settings.speaksTls();
        this.certificates = new BrokerCertificates(settings);
        if (needed) {
            tell(clock, meters);
        }
    }

    private void tell(Clock clock, MeterRegistry meters) {
        TimeGauge.builder(
                        "vendflow.kafka.broker.certificate.expires",
                        certificates,
                        TimeUnit.SECONDS,
                        each -> each.secondsLeft(clock))
                .description(
                        "Time until the first of the brokers' certificates is out of date, as seen at the last look")
                .register(meters);
    }

    @Override
    public void start() {
        if (needed) {
            var _ = thread.scheduleWithFixedDelay(certificates::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
        running = true;
    }

    @Override
    public void stop() {
        thread.shutdownNow();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
