package io.vendflow.commands.machines.credentials;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;

/** A certificate with its key. */
record Certified(X509Certificate certificate, PrivateKey key) {

    /** The serial number, 32 hexadecimal digits. */
    String id() {
        return String.format(Locale.ROOT, "%032x", certificate.getSerialNumber());
    }

    Instant validUntil() {
        return certificate.getNotAfter().toInstant();
    }

    /** SHA-256, as {@code openssl x509 -fingerprint -sha256} says it but for the colons. */
    String fingerprint() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Never with the key. */
    @Override
    public String toString() {
        return "Certified[" + certificate.getSubjectX500Principal() + ", " + id() + "]";
    }
}
