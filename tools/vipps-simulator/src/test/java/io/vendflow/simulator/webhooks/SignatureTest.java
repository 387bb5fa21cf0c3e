package io.vendflow.simulator.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vendflow.simulator.merchants.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SignatureTest {

    private static final String PREFIX = "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=";

    @Test
    void reproducesTheOfficialExample() {
        JsonNode vector = vector("hmac-official-2023.json");
        Signature signature = sign(vector);
        assertThat(signature.date()).isEqualTo(vector.get("x-ms-date").stringValue());
        assertThat(signature.contentHash())
                .isEqualTo(vector.get("contentSha256").stringValue());
        assertThat(signature.authorization())
                .isEqualTo(vector.get("authorization").stringValue());
    }

    @Test
    void disagreesWithTheExampleWhoseSecretWasMasked() {
        JsonNode vector = vector("hmac-masked-2026-negative.json");
        assertThat(sign(vector).authorization())
                .isEqualTo(PREFIX
                        + vector.get("signatureThatThisSecretReallyGives").stringValue())
                .isNotEqualTo(PREFIX + vector.get("publishedSignature").stringValue());
    }

    @Test
    void keepsAPortThatIsNotTheSchemesOwnAndTheQuery() {
        Instant at = Instant.parse("2026-11-23T10:00:00Z");
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        Secret secret = new Secret("s");
        Signature own = Signature.of(body, URI.create("https://a.test:443/x?y=1"), secret, at);
        assertThat(own).isEqualTo(Signature.of(body, URI.create("https://a.test/x?y=1"), secret, at));
        assertThat(own).isNotEqualTo(Signature.of(body, URI.create("https://a.test:8443/x?y=1"), secret, at));
        assertThat(own).isNotEqualTo(Signature.of(body, URI.create("https://a.test/x"), secret, at));
    }

    private static Signature sign(JsonNode vector) {
        return Signature.of(
                vector.get("body").stringValue().getBytes(StandardCharsets.UTF_8),
                URI.create(vector.get("url").stringValue()),
                new Secret(vector.get("secret").stringValue()),
                ZonedDateTime.parse(vector.get("x-ms-date").stringValue(), DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant());
    }

    private static JsonNode vector(String name) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared/vipps/vectors").resolve(name);
            if (Files.exists(file)) {
                return JsonMapper.shared().readTree(file);
            }
        }
        assumeTrue(false, "skipped: ../shared/vipps/vectors/" + name + " is not here");
        throw new AssertionError("not reached");
    }
}
