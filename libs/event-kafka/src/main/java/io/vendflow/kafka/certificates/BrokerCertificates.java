package io.vendflow.kafka.certificates;

import io.vendflow.kafka.KafkaSettings;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Until when the brokers' certificates are good, as each showed them at the last look.
 *
 * <p>Kafka's clients do not tell what they were shown. An engine factory ({@code ssl.engine.factory.class}) could listen in on
 * them, but is made by Kafka from the name of its class, once for each client, so all clients would have to be handed one place to tell it to;
 * and it hears nothing of brokers that a service has no business with, nor anything new as long as connections last. So every
 * broker that the cluster names is greeted on its own. A broker knows no difference to a client that thinks better of it.
 */
public final class BrokerCertificates {

    private static final Logger LOGGER = LoggerFactory.getLogger(BrokerCertificates.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaSettings settings;
    private final Map<String, Instant> validUntil = new ConcurrentHashMap<>();

    public BrokerCertificates(KafkaSettings settings) {
        this.settings = settings;
    }

    /**
     * Greets every broker. One that cannot be greeted, or is no longer there, counts with what it showed last until the service
     * is started anew: a certificate that is out of date is a reason for either.
     *
     * @return whether Kafka named its brokers and each was seen
     */
    public boolean look() {
        try (Handshakes handshakes = new Handshakes(settings)) {
            boolean all = true;
            for (Node broker : brokers()) {
                all &= look(handshakes, broker.host(), broker.port());
            }
            return all;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOGGER.atWarn()
                    .log("cannot look at the brokers' certificates, Kafka does not name its brokers: {}", words(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private Collection<Node> brokers() throws ExecutionException, InterruptedException, TimeoutException {
        Admin admin = Admin.create(settings.admin("certificates"));
        try {
            return admin.describeCluster().nodes().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private boolean look(Handshakes handshakes, String host, int port) {
        String broker = host + ":" + port;
        try {
            shows(broker, handshakes.with(host, port));
            return true;
        } catch (IOException e) {
            LOGGER.atWarn().addKeyValue("broker", broker).log("cannot look at a broker's certificate: {}", words(e));
            return false;
        }
    }

    private static String words(Exception e) {
        return String.valueOf(e instanceof ExecutionException ? e.getCause() : e);
    }

    /** A chain is good until the first of it is not. */
    void shows(String broker, List<X509Certificate> chain) {
        chain.stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Comparator.naturalOrder())
                .ifPresent(until -> validUntil.put(broker, until));
    }

    /**
     * Seconds until the first of the certificates is out of date, less than none after that, NaN as long as none was seen.
     */
    public double secondsLeft(Clock clock) {
        return validUntil.values().stream()
                .min(Comparator.naturalOrder())
                .map(until -> (double) Duration.between(clock.instant(), until).toSeconds())
                .orElse(Double.NaN);
    }
}
