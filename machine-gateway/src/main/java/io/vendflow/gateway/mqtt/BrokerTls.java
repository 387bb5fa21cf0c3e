package io.vendflow.gateway.mqtt;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.TrustManagerFactorySpi;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;

/**
 * TLS to the broker: whom we believe, who we are, and until when the broker's own certificate is good, as we saw it last.
 * That its name is the one that we called is checked by the client, which is told nothing else.
 */
final class BrokerTls {

    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    private final SslBundle bundle;
    private volatile @Nullable Instant brokerValidUntil;

    BrokerTls(SslBundle bundle) {
        this.bundle = bundle;
    }

    MqttClientSslConfig config() {
        return MqttClientSslConfig.builder()
                .keyManagerFactory(bundle.getManagers().getKeyManagerFactory())
                .trustManagerFactory(
                        watched(bundle.getManagers().getTrustManagerFactory().getTrustManagers()))
                .protocols(PROTOCOLS)
                .build();
    }

    /** Seconds until the broker's certificate is out of date, less than none after that, NaN as long as none was seen. */
    double secondsLeft(Clock clock) {
        Instant until = brokerValidUntil;
        return until == null
                ? Double.NaN
                : Duration.between(clock.instant(), until).toSeconds();
    }

    private TrustManagerFactory watched(TrustManager[] managers) {
        TrustManager[] watched = Arrays.stream(managers)
                .map(each -> each instanceof X509ExtendedTrustManager extended
                        ? new WatchedTrustManager(extended, until -> brokerValidUntil = until)
                        : each)
                .toArray(TrustManager[]::new);
        return new TrustManagerFactory(
                new FixedTrustManagers(watched),
                bundle.getManagers().getTrustManagerFactory().getProvider(),
                "watched") {};
    }

    /** The library wants a factory. */
    private static final class FixedTrustManagers extends TrustManagerFactorySpi {

        private final TrustManager[] managers;

        private FixedTrustManagers(TrustManager[] managers) {
            this.managers = managers;
        }

        @Override
        protected TrustManager[] engineGetTrustManagers() {
            return managers.clone();
        }

        @Override
        protected void engineInit(@Nullable KeyStore store) {
            throw new UnsupportedOperationException("fixed");
        }

        @Override
        protected void engineInit(@Nullable ManagerFactoryParameters parameters) {
            throw new UnsupportedOperationException("fixed");
        }
    }
}
