package io.vendflow.gateway.mqtt;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Believes whom another believes, and tells until when the certificate of such a server is good. */
final class WatchedTrustManager extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager real;
    private final Consumer<Instant> validUntil;

    WatchedTrustManager(X509ExtendedTrustManager real, Consumer<Instant> validUntil) {
        this.real = real;
        this.validUntil = validUntil;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        real.checkServerTrusted(chain, authType, engine);
        seen(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        real.checkServerTrusted(chain, authType, socket);
        seen(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        real.checkServerTrusted(chain, authType);
        seen(chain);
    }

    private void seen(X509Certificate[] chain) {
        validUntil.accept(chain[0].getNotAfter().toInstant());
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        real.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        real.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        real.checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return real.getAcceptedIssuers();
    }
}
