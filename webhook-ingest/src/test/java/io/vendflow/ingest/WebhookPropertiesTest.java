package io.vendflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WebhookPropertiesTest {

    @Test
    void aFolderThatTheEnvironmentLeavesEmptyIsNone() {
        assertThat(bound("").registrationsDir()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"/data/registrations", "registrations"})
    void aFolderThatItNamesIsThatOne(String folder) {
        assertThat(bound(folder).registrationsDir()).hasToString(folder);
    }

    private static WebhookProperties bound(String folder) {
        return new Binder(new MapConfigurationPropertySource(Map.of("vendflow.webhooks.registrations-dir", folder)))
                .bindOrCreate("vendflow.webhooks", WebhookProperties.class);
    }
}
