package io.vendflow.commands.machines.credentials;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Signs certificates and the list of those that are no longer good. Elliptic curve P-256, SHA-256. */
record Authority(X509Certificate certificate, PrivateKey key) {

    /** A machine's clock may be slow, and would find a certificate of this minute not valid yet. */
    private static final Duration SLOW_CLOCKS = Duration.ofHours(1);

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Its own certificate is the root of all trust in those it signs. */
    static Authority create(String name, Instant now, Duration validity) {
        KeyPair pair = newKeyPair();
        X500Principal subject = new X500Principal("CN=" + name);
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                subject, newSerial(), from(now), Date.from(now.plus(validity)), subject, pair.getPublic());
        try {
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(pair.getPublic()));
            return new Authority(sign(builder, pair.getPrivate()), pair.getPrivate());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For somebody who connects to the broker. The name is the user name there, so the caller answers for it. */
    Certified forClient(String name, Instant now, Duration validity) {
        return issue(name, List.of(), KeyPurposeId.id_kp_clientAuth, now, validity);
    }

    /** @param hosts DNS names and IP addresses under which clients look for it */
    Certified forServer(String name, List<String> hosts, Instant now, Duration validity) {
        return issue(name, hosts, KeyPurposeId.id_kp_serverAuth, now, validity);
    }

    /**
     * The list of those that are no longer good. OpenSSL asks for a list that is not out of date and refuses everybody when
     * it is, and of two lists it takes the one with the later date, in whole seconds. So this one is good as long as the
     * authority is (what makes it take effect is that it is put in place, not that an old one ends), its date is
     * later than the one before, and, as it is a day in the past to begin with, never in the future.
     *
     * @param before the date of the list that this one replaces
     */
    byte[] revoke(Collection<Credential> revoked, Instant now, Instant before) {
        Instant date = now.minus(Duration.ofDays(1));
        if (!date.isAfter(before.plusSeconds(1))) {
            date = before.plusSeconds(1);
        }
        X509v2CRLBuilder builder = new JcaX509v2CRLBuilder(certificate.getSubjectX500Principal(), Date.from(date));
        builder.setNextUpdate(certificate.getNotAfter());
        for (Credential each : revoked) {
            builder.addCRLEntry(
                    each.serial(), Date.from(each.revokedAt() == null ? now : each.revokedAt()), CRLReason.unspecified);
        }
        try {
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate));
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(date.getEpochSecond())));
            X509CRLHolder signed = builder.build(signer(key));
            return new JcaX509CRLConverter().getCRL(signed).getEncoded();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Certified issue(String name, List<String> hosts, KeyPurposeId purpose, Instant now, Duration validity) {
        KeyPair pair = newKeyPair();
        Instant end = certificate.getNotAfter().toInstant();
        Instant until = now.plus(validity).isAfter(end) ? end : now.plus(validity);
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                certificate,
                newSerial(),
                from(now),
                Date.from(until),
                new X500Principal("CN=" + name),
                pair.getPublic());
        try {
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(certificate));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(pair.getPublic()));
            if (!hosts.isEmpty()) {
                builder.addExtension(Extension.subjectAlternativeName, false, names(hosts));
            }
            return new Certified(sign(builder, key), pair.getPrivate());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GeneralNames names(List<String> hosts) {
        return new GeneralNames(hosts.stream()
                .map(host -> new GeneralName(isAddress(host) ? GeneralName.iPAddress : GeneralName.dNSName, host))
                .toArray(GeneralName[]::new));
    }

    /** The DNS names and IP addresses that a server's certificate is for. */
    static List<String> hosts(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream().map(name -> String.valueOf(name.get(1))).toList();
        } catch (CertificateParsingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isAddress(String host) {
        return host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    }

    private static Date from(Instant now) {
        return Date.from(now.minus(SLOW_CLOCKS));
    }

    /** 128 bits that nobody can guess, but for the first: with it every serial number has 32 digits. */
    static BigInteger newSerial() {
        return new BigInteger(128, RANDOM).setBit(127);
    }

    static String newId() {
        return String.format(Locale.ROOT, "%032x", newSerial());
    }

    private static KeyPair newKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException {
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer(key)));
    }

    private static ContentSigner signer(PrivateKey key) {
        try {
            return new JcaContentSignerBuilder("SHA256withECDSA").build(key);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Never with the key. */
    @Override
    public String toString() {
        return "Authority[" + certificate.getSubjectX500Principal() + "]";
    }
}
