package io.vendflow.vipps.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vendflow.vipps.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Vipps' own worked example, and the one on its later page that cannot be right. */
class SharedVectorsTest {

    private static final Instant SIGNED_AT = Instant.parse("2023-03-30T08:38:32Z");

    @Test
    void theOfficialExampleHolds() throws IOException {
        JsonNode vector = vector("hmac-official-2023.json");
        byte[] body = vector.path("body").asString().getBytes(UTF_8);
        SignatureCheck check = signature()
                .verify(
                        body,
                        vector.path("x-ms-date").asString(),
                        vector.path("contentSha256").asString(),
                        vector.path("authorization").asString(),
                        URI.create(vector.path("url").asString()),
                        secrets(vector));
        assertThat(check).isEqualTo(SignatureCheck.VALID);
    }

    @Test
    void signingGivesTheOfficialHeaders() throws IOException {
        JsonNode vector = vector("hmac-official-2023.json");
        byte[] body = vector.path("body").asString().getBytes(UTF_8);
        URI url = URI.create(vector.path("url").asString());
        var headers =
                WebhookSignature.sign(body, SIGNED_AT, url, secrets(vector).getFirst());
        assertThat(headers.xMsDate()).isEqualTo(vector.path("x-ms-date").asString());
        assertThat(headers.contentSha256())
                .isEqualTo(vector.path("contentSha256").asString());
        assertThat(headers.authorization())
                .isEqualTo(vector.path("authorization").asString());
    }

    @Test
    void theExampleWithTheMaskedSecretFails() throws IOException {
        JsonNode vector = vector("hmac-masked-2026-negative.json");
        byte[] body = vector.path("body").asString().getBytes(UTF_8);
        URI url = URI.create(vector.path("url").asString());
        var real = WebhookSignature.sign(body, SIGNED_AT, url, secrets(vector).getFirst());
        assertThat(real.authorization())
                .endsWith(
                        "=" + vector.path("signatureThatThisSecretReallyGives").asString());

        String published = real.authorization()
                .replace(
                        vector.path("signatureThatThisSecretReallyGives").asString(),
                        vector.path("publishedSignature").asString());
        SignatureCheck check =
                signature().verify(body, real.xMsDate(), real.contentSha256(), published, url, secrets(vector));
        assertThat(check).isEqualTo(SignatureCheck.SIGNATURE_WRONG);
    }

    private static WebhookSignature signature() {
        return new WebhookSignature(Clock.fixed(SIGNED_AT, ZoneOffset.UTC));
    }

    private static List<Secret> secrets(JsonNode vector) {
        return List.of(new Secret(vector.path("secret").asString()));
    }

    private static JsonNode vector(String name) throws IOException {
        Optional<Path> file = Stream.iterate(
                        Path.of(System.getProperty("user.dir")).toAbsolutePath(), path -> path != null, Path::getParent)
                .map(folder ->
                        folder.resolve("../shared/vipps/vectors").resolve(name).normalize())
                .filter(Files::exists)
                .findFirst();
        assumeTrue(file.isPresent(), "skipped: no shared/vipps/vectors/" + name + " beside this checkout");
        return JsonMapper.shared().readTree(Files.readString(file.orElseThrow()));
    }
}
