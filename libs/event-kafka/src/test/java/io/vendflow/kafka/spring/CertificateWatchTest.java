package io.vendflow.kafka.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vendflow.kafka.KafkaSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateWatchTest {

    private static final String METRIC = "vendflow.kafka.broker.certificate.expires";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @ParameterizedTest
    @ValueSource(strings = {"SSL", "SASL_SSL"})
    void whereKafkaSpeaksTlsThereIsAMetricThatKnowsNothingYet(String protocol) {
        watch(Map.of("security.protocol", protocol));

        assertThat(meters.get(METRIC).timeGauge().value()).isNaN();
    }

    @Test
    void elsewhereThereIsNone() {
        watch(Map.of());
        watch(Map.of("security.protocol", "SASL_PLAINTEXT"));

        assertThat(meters.find(METRIC).timeGauge()).isNull();
    }

    @Test
    void looksAgainSoonUntilAllWasSeen() {
        AtomicInteger looks = new AtomicInteger();
        CertificateWatch watch = new CertificateWatch(true, () -> looks.incrementAndGet() == 3, Duration.ofMillis(1));
        watch.start();

        await().until(() -> looks.get() == 3);
        await().during(Duration.ofMillis(200)).until(() -> looks.get() == 3);
        watch.stop();
    }

    private void watch(Map<String, Object> properties) {
        KafkaSettings settings = new KafkaSettings("localhost:1", "", null, properties);
        new CertificateWatch(settings, Clock.systemUTC(), meters).stop();
    }
}
