package io.vendflow.simulator.token;

import io.vendflow.simulator.http.Json;
import io.vendflow.simulator.merchants.Merchant;
import io.vendflow.simulator.merchants.Merchants;
import io.vendflow.simulator.merchants.Secret;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/**
 * Access tokens: JWTs signed with the sales unit's client secret, so that a token survives a restart and none is stored.
 * Several are valid at once, as at Vipps.
 */
public final class AccessTokens {

    /** As in Vipps' test environment; a day in production. */
    static final Duration LIFETIME = Duration.ofHours(1);

    static final String HEADER = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));

    /** Tokens that were found right, so that a token is checked once and not with every call. */
    private static final int REMEMBERED = 1_000;

    private record Holder(Merchant merchant, long expires) {}

    private final Clock clock;
    private final Merchants merchants;
    private final ConcurrentMap<String, Holder> right = new ConcurrentHashMap<>();

    public AccessTokens(Clock clock, Merchants merchants) {
        this.clock = clock;
        this.merchants = merchants;
    }

    String issue(Merchant merchant) {
        Instant now = clock.instant();
        String claims = encode(Json.bytes(Json.object()
                .put("appid", merchant.clientId())
                // Two tokens of one second are two tokens: one may end before its time.
                .put("jti", UUID.randomUUID().toString())
                .put("nbf", now.getEpochSecond())
                .put("exp", now.plus(LIFETIME).getEpochSecond())));
        String signed = HEADER + "." + claims;
        return signed + "." + sign(merchant.clientSecret(), signed);
    }

    /** Whose token this is, unless it is forged or over. */
    Optional<Merchant> holderOf(String token) {
        Optional<Holder> holder = Optional.ofNullable(right.get(token)).or(() -> check(token));
        return holder.filter(found -> clock.instant().getEpochSecond() < found.expires())
                .map(Holder::merchant);
    }

    private Optional<Holder> check(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3 || !parts[0].equals(HEADER)) {
            return Optional.empty();
        }
        Optional<Holder> holder = decode(parts[1])
                .flatMap(claims -> merchants
                        .byClientId(claims.path("appid").asString(""))
                        .map(merchant -> new Holder(merchant, claims.path("exp").asLong(0))))
                .filter(found -> isSignedBy(found.merchant().clientSecret(), parts));
        holder.ifPresent(found -> remember(token, found));
        return holder;
    }

    private void remember(String token, Holder holder) {
        if (right.size() >= REMEMBERED) {
            right.clear();
        }
        right.put(token, holder);
    }

    static boolean isSignedBy(Secret secret, String[] parts) {
        return MessageDigest.isEqual(
                sign(secret, parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8),
                parts[2].getBytes(StandardCharsets.UTF_8));
    }

    static Optional<JsonNode> decode(String part) {
        try {
            return Json.parse(Base64.getUrlDecoder().decode(part));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    static String sign(Secret secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.bytes(), "HmacSHA256"));
            return encode(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
