package io.vendflow.commands.machines.credentials;

import io.vendflow.commands.CommandFailedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/** Certificates, keys and lists as the files that everybody reads (RFC 7468). */
final class Pem {

    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String KEY = "PRIVATE KEY";

    private Pem() {}

    static String of(X509Certificate certificate) {
        try {
            return of(CERTIFICATE, certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** PKCS 8, not encrypted: a machine has nobody to type a passphrase. */
    static String of(PrivateKey key) {
        return of(KEY, key.getEncoded());
    }

    static String of(String type, byte[] content) {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(type, content));
        } catch (IOException e) {
            throw new IllegalStateException("a string cannot be written to", e);
        }
        return text.toString();
    }

    /** @throws CommandFailedException when there is no certificate to read */
    static X509Certificate certificate(Path file) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(content(file, CERTIFICATE)));
        } catch (GeneralSecurityException e) {
            throw CommandFailedException.impossible(file + " has no certificate in it", e);
        }
    }

    /** @throws CommandFailedException when there is no key to read */
    static PrivateKey key(Path file) {
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(content(file, KEY)));
        } catch (GeneralSecurityException e) {
            // Without the cause, which could quote what is in there.
            throw CommandFailedException.impossible(file + " has no elliptic curve key in PKCS 8 in it", null);
        }
    }

    /** Of the first such thing, since a file may have several. */
    private static byte[] content(Path file, String type) {
        try (Reader text = Files.newBufferedReader(file);
                PemReader reader = new PemReader(text)) {
            PemObject object = reader.readPemObject();
            while (object != null && !object.getType().equals(type)) {
                object = reader.readPemObject();
            }
            if (object == null) {
                throw CommandFailedException.impossible(file + " has no " + type + " in PEM", null);
            }
            return object.getContent();
        } catch (IOException e) {
            throw CommandFailedException.impossible(file + " cannot be read: " + e, e);
        }
    }
}
