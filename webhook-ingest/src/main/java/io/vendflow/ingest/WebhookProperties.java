package io.vendflow.ingest;

import io.vendflow.vipps.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Vipps reaches us and how we know that it is Vipps.
 *
 * @param publicUrl our address as Vipps calls it; the signature covers it
 * @param secret of a registration made elsewhere; several, separated by commas, while one replaces another
 * @param register when to register by ourselves; by default at the start when there is no secret
 * @param registrationsDir a folder that all instances behind the address share: one registers and keeps the secret there, the
 *     others take it from there. Several instances need it or a secret, since otherwise each one that registers removes the
 *     registration of the others
 */
@ConfigurationProperties("vendflow.webhooks")
public record WebhookProperties(
        @DefaultValue("http://localhost:8082") URI publicUrl,
        @Nullable String secret,
        @Nullable Register register,
        @Nullable Path registrationsDir) {

    /** What the environment leaves empty is not there. */
    public WebhookProperties {
        registrationsDir =
                registrationsDir == null || registrationsDir.toString().isEmpty() ? null : registrationsDir;
    }

    /** When webhooks are registered at Vipps. */
    public enum Register {
        AT_START,
        NEVER
    }

    List<Secret> secrets() {
        return secret == null
                ? List.of()
                : Arrays.stream(secret.split(",", -1))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .map(Secret::new)
                        .toList();
    }

    public boolean registersAtStart() {
        return register == null ? secrets().isEmpty() : register == Register.AT_START;
    }

    @Override
    public String toString() {
        return "WebhookProperties[publicUrl=" + publicUrl + ", register=" + register + ", the rest is hidden]";
    }
}
