package io.vendflow.kafka.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.kafka.KafkaSettings;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrokerCertificatesTest {

    private final BrokerCertificates certificates =
            new BrokerCertificates(new KafkaSettings("localhost:1", "", null, Map.of()));

    private X509Certificate broker;
    private X509Certificate authority;
    private Clock clock;

    @BeforeEach
    void read() throws IOException, CertificateException {
        try (InputStream in =
                Objects.requireNonNull(getClass().getResourceAsStream("/certificates/longer-than-its-authority.crt"))) {
            List<X509Certificate> chain = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            broker = chain.getFirst();
            authority = chain.getLast();
        }
        clock = aMinuteBefore(authority);
    }

    @Test
    void isUnknownBeforeTheFirstLook() {
        assertThat(certificates.secondsLeft(clock)).isNaN();
    }

    @Test
    void aChainIsGoodUntilTheFirstOfItIsNot() {
        certificates.shows("kafka:19092", List.of(broker, authority));

        assertThat(certificates.secondsLeft(clock)).isEqualTo(60);
        assertThat(certificates.secondsLeft(Clock.offset(clock, Duration.ofMinutes(3))))
                .isEqualTo(-120);
    }

    @Test
    void theBrokerWhoseCertificateEndsFirstCounts() {
        certificates.shows("kafka:19092", List.of(broker));
        certificates.shows("kafka-2:19092", List.of(authority));
        certificates.shows("kafka-3:19092", List.of(broker));

        assertThat(certificates.secondsLeft(clock)).isEqualTo(60);
    }

    @Test
    void aCertificateTakesThePlaceOfTheOneBefore() {
        certificates.shows("kafka:19092", List.of(authority));
        certificates.shows("kafka:19092", List.of(broker));

        assertThat(certificates.secondsLeft(aMinuteBefore(broker))).isEqualTo(60);
    }

    private static Clock aMinuteBefore(X509Certificate certificate) {
        Instant end = certificate.getNotAfter().toInstant();
        return Clock.fixed(end.minusSeconds(60), ZoneOffset.UTC);
    }
}
