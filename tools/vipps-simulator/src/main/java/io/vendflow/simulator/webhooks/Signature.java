package io.vendflow.simulator.webhooks;

import io.vendflow.simulator.merchants.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of one attempt to deliver (facts sheet 3.5).
 *
 * @param date RFC 1123, of this attempt
 * @param contentHash base64 of the body's SHA-256
 * @param authorization the whole header
 */
record Signature(String date, String contentHash, String authorization) {

    private static final DateTimeFormatter RFC_1123 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    static Signature of(byte[] body, URI url, Secret secret, Instant at) {
        try {
            String date = RFC_1123.format(at);
            String contentHash = base64(MessageDigest.getInstance("SHA-256").digest(body));
            String toSign = "POST\n" + pathAndQuery(url) + "\n" + date + ";" + host(url) + ";" + contentHash;
            Mac mac = Mac.getInstance("HmacSHA256");
            // The key is the secret as it reads; it only looks like base64 to be decoded.
            mac.init(new SecretKeySpec(secret.bytes(), "HmacSHA256"));
            String signature = base64(mac.doFinal(toSign.getBytes(StandardCharsets.UTF_8)));
            return new Signature(
                    date,
                    contentHash,
                    "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=" + signature);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java has SHA-256 and HmacSHA256", impossible);
        }
    }

    private static String pathAndQuery(URI url) {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    /** The host as URL parsers write it: in lower case, a port only where it is not the scheme's own. */
    private static String host(URI url) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        int own = url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        return url.getPort() == -1 || url.getPort() == own ? host : host + ":" + url.getPort();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
