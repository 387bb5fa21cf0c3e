package io.vendflow.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.metrics.autoconfigure.ssl.SslMetricsAutoConfiguration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What the environment says, through application.yml as the service reads it. */
class MqttSettingsTest {

    @EnableConfigurationProperties(MqttProperties.class)
    private static final class Settings {}

    @TempDir
    private Path folder;

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, SslMetricsAutoConfiguration.class))
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            .withUserConfiguration(Settings.class);

    @Test
    void areThoseOfALoopbackBrokerWhenNothingIsSaid() {
        service.run(context -> {
            MqttProperties mqtt = context.getBean(MqttProperties.class);
            assertThat(mqtt.isTls()).isFalse();
            assertThat(mqtt.port()).isEqualTo(1883);
            assertThat(mqtt.username()).isNull();
            assertThat(mqtt.share()).isEqualTo("machine-gateway");
            assertThat(context.getBean(SslBundles.class)
                            .getBundle("mqtt")
                            .getStores()
                            .getTrustStore())
                    .isNull();
        });
    }

    @Test
    void takePlainPathsOfFilesAndMeasureWhenTheCertificateEnds() throws Exception {
        Keys keys = new Keys(folder, "authority");
        Path own = keys.sign("v1", "eku=clientAuth");
        service.withPropertyValues(
                        "MQTT_URL=ssl://mosquitto:8886",
                        "MQTT_CA_FILE=" + keys.authority(),
                        "MQTT_CERTIFICATE_FILE=" + own,
                        "MQTT_KEY_FILE=" + own)
                .run(context -> {
                    SslBundle bundle = context.getBean(SslBundles.class).getBundle("mqtt");
                    assertThat(context.getBean(MqttProperties.class).isTls()).isTrue();
                    assertThat(Objects.requireNonNull(bundle.getStores().getTrustStore())
                                    .size())
                            .isEqualTo(1);
                    assertThat(Objects.requireNonNull(bundle.getStores().getKeyStore())
                                    .size())
                            .isEqualTo(1);
                    MeterRegistry meters = new SimpleMeterRegistry();
                    context.getBean(MeterBinder.class).bindTo(meters);
                    assertThat(meters.get("ssl.chain.expiry")
                                    .tag("bundle", "mqtt")
                                    .gauges())
                            .isNotEmpty();
                });
    }

    @Test
    void takePasswordAndShareNameFromFilesAndShowNeither() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), "s3cret\n");
        Path share = Files.writeString(folder.resolve("share"), "machine-gateway-0a1b\n");
        service.withPropertyValues(
                        "MQTT_USERNAME=gateway",
                        "MQTT_PASSWORD=another",
                        "MQTT_PASSWORD_FILE=" + password,
                        "MQTT_SHARE_FILE=" + share)
                .run(context -> {
                    MqttProperties mqtt = context.getBean(MqttProperties.class);
                    assertThat(mqtt.secret()).isEqualTo("s3cret");
                    assertThat(mqtt.share()).isEqualTo("machine-gateway-0a1b");
                    assertThat(mqtt.toString()).doesNotContain("s3cret", "another", "0a1b");
                });
    }

    @Test
    void refuseAShareNameThatWouldBeAnotherFilter() throws Exception {
        for (String name : List.of("a/b", "#", "+")) {
            Path share = Files.writeString(folder.resolve("share"), name);
            service.withPropertyValues("MQTT_SHARE_FILE=" + share)
                    .run(context -> assertThatThrownBy(
                                    () -> context.getBean(MqttProperties.class).share())
                            .hasMessageContaining("MQTT_SHARE_FILE"));
        }
    }
}
