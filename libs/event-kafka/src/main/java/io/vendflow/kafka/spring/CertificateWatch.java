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
import java.util.function.BooleanSupplier;
import org.springframework.context.SmartLifecycle;

/**
 * Tells until when the brokers' certificates are good ({@code vendflow_kafka_broker_certificate_expires_seconds}), since all stands
 * still when they are not. Where Kafka speaks no TLS it does nothing, and there is no such metric.
 */
final class CertificateWatch implements SmartLifecycle {

    /** Also how long one that was replaced still looks old. */
    private static final Duration LOOK_EVERY = Duration.ofMinutes(10);

    /** After a look that did not see them all, such as one at the start of everything at once. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    private final boolean needed;
    private final BooleanSupplier seesAll;
    private final Duration again;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("certificate-watch").factory());
    private volatile boolean running;

    CertificateWatch(KafkaSettings settings, Clock clock, MeterRegistry meters) {
        this(settings.speaksTls(), new BrokerCertificates(settings), clock, meters);
    }

    private CertificateWatch(boolean needed, BrokerCertificates certificates, Clock clock, MeterRegistry meters) {
        this(needed, certificates::look, LOOK_AGAIN);
        if (needed) {
            tell(certificates, clock, meters);
        }
    }

    /**
     * One that looks.
     *
     * @param seesAll looks, and tells whether all was seen
     * @param again how soon to look again where it was not
     */
    CertificateWatch(boolean needed, BooleanSupplier seesAll, Duration again) {
        this.needed = needed;
        this.seesAll = seesAll;
        this.again = again;
    }

    private static void tell(BrokerCertificates certificates, Clock clock, MeterRegistry meters) {
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
        running = true;
        if (needed) {
            lookAfter(Duration.ZERO);
        }
    }

    private void lookAfter(Duration pause) {
        if (running) {
            var _ = thread.schedule(
                    () -> lookAfter(seesAll.getAsBoolean() ? LOOK_EVERY : again),
                    pause.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
