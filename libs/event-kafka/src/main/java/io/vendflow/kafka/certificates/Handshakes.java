package io.vendflow.kafka.certificates;

import io.vendflow.kafka.KafkaSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/** Greets a server as our clients do, whatever of Kafka's TLS settings they have, and says no word more. */
final class Handshakes implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DefaultSslEngineFactory tls = new DefaultSslEngineFactory();

    Handshakes(KafkaSettings settings) {
        tls.configure(new AdminClientConfig(settings.admin("handshakes")).values());
    }

    /**
     * The certificates that it shows, its own first.
     *
     * @throws IOException also when we do not believe them
     */
    List<X509Certificate> with(String host, int port) throws IOException {
        try (SSLSocket socket = (SSLSocket) tls.sslContext().getSocketFactory().createSocket()) {
            socket.connect(new InetSocketAddress(host, port), (int) PATIENCE.toMillis());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.startHandshake();
            return Arrays.stream(socket.getSession().getPeerCertificates())
                    .map(X509Certificate.class::cast)
                    .toList();
        }
    }

    @Override
    public void close() {
        tls.close();
    }
}
