package io.vendflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaRegistryProcessIT {

    private static final String SCHEMA = """
            {"schema":"{\\"type\\":\\"record\\",\\"name\\":\\"Sale\\",\\"fields\\":[]}"}""";

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path data;

    @Test
    void keepsASchemaAcrossAKill() throws Exception {
        String registered;
        try (SchemaRegistryProcess registry = SchemaRegistryProcess.start(data, 0)) {
            registered = post(registry.url() + "/subjects/vending.captured-value/versions", SCHEMA);
            assertThat(registered).contains("\"id\":");
            registry.kill();
        }
        try (SchemaRegistryProcess registry = SchemaRegistryProcess.start(data, 0)) {
            assertThat(get(registry.url() + "/subjects/vending.captured-value/versions/latest"))
                    .contains("Sale");
            assertThat(post(registry.url() + "/subjects/vending.captured-value/versions", SCHEMA))
                    .isEqualTo(registered);
        }
    }

    private String post(String address, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private String get(String address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
