package io.vendflow.vipps.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vendflow.vipps.Secret;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Collection;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The signature on Vipps' webhooks (facts sheet 3.5): HMAC-SHA256 with the secret's characters as they are, over the date, the
 * body's hash, and host and path of the <em>registered</em> address, because a proxy on the way rewrites the ones that arrive.
 */
public final class WebhookSignature {

    /** Vipps signs every attempt anew, so an honest delivery is seconds old; this leaves room for clocks. */
    public static final Duration DEFAULT_TOLERANCE = Duration.ofMinutes(5);

    private static final String PREFIX = "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final Duration tolerance;

    public WebhookSignature(Clock clock) {
        this(clock, DEFAULT_TOLERANCE);
    }

    /** @param tolerance how far {@code x-ms-date} may be from our clock, in both directions */
    public WebhookSignature(Clock clock, Duration tolerance) {
        this.clock = clock;
        this.tolerance = tolerance;
    }

    /** What Vipps sends with a delivery. */
    public record Headers(String xMsDate, String contentSha256, String authorization) {}

    /**
     * Whether the delivery was signed with one of the secrets, of late and for this address.
     *
     * @param body the bytes as they came, before any parsing
     * @param registeredUrl the address as it was registered at Vipps
     * @param secrets all that are valid now: several while a registration is being replaced
     */
    public SignatureCheck verify(
            byte[] body,
            @Nullable String xMsDate,
            @Nullable String contentSha256,
            @Nullable String authorization,
            URI registeredUrl,
            Collection<Secret> secrets) {
        if (xMsDate == null || contentSha256 == null || authorization == null) {
            return SignatureCheck.HEADER_MISSING;
        }
        SignatureCheck age = checkAge(xMsDate);
        if (age != SignatureCheck.VALID) {
            return age;
        }
        String bodyHash = hash(body);
        if (!same(bodyHash, contentSha256)) {
            return SignatureCheck.BODY_CHANGED;
        }
        if (!authorization.startsWith(PREFIX)) {
            return SignatureCheck.AUTHORIZATION_UNREADABLE;
        }
        String signature = authorization.substring(PREFIX.length());
        boolean matches = false;
        for (Secret secret : secrets) {
            matches |= same(signature(xMsDate, bodyHash, registeredUrl, secret), signature);
        }
        return matches ? SignatureCheck.VALID : SignatureCheck.SIGNATURE_WRONG;
    }

    /** Signs as Vipps does; for tests and for peers that play Vipps. */
    public static Headers sign(byte[] body, Instant date, URI registeredUrl, Secret secret) {
        String xMsDate = DATE.format(date);
        String bodyHash = hash(body);
        return new Headers(xMsDate, bodyHash, PREFIX + signature(xMsDate, bodyHash, registeredUrl, secret));
    }

    private SignatureCheck checkAge(String xMsDate) {
        try {
            Instant signedAt = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(xMsDate));
            Instant now = clock.instant();
            if (signedAt.isBefore(now.minus(tolerance))) {
                return SignatureCheck.TOO_OLD;
            }
            return signedAt.isAfter(now.plus(tolerance)) ? SignatureCheck.TOO_NEW : SignatureCheck.VALID;
        } catch (DateTimeException e) {
            return SignatureCheck.DATE_UNREADABLE;
        }
    }

    private static String signature(String xMsDate, String bodyHash, URI url, Secret secret) {
        String toSign = "POST\n" + pathAndQuery(url) + "\n" + xMsDate + ";" + host(url) + ";" + bodyHash;
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.value().getBytes(UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(toSign.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static String pathAndQuery(URI url) {
        String path = url.getRawPath();
        String query = url.getRawQuery();
        return (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
    }

    /** As browsers and .NET write it: lower case, with the port only where it is not the scheme's own. */
    private static String host(URI url) {
        String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
        int standard = "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
        return url.getPort() == -1 || url.getPort() == standard ? host : host + ":" + url.getPort();
    }

    private static String hash(byte[] body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Takes the same time wherever the first difference is. */
    private static boolean same(String expected, String actual) {
        return MessageDigest.isEqual(expected.getBytes(UTF_8), actual.getBytes(UTF_8));
    }
}
