package io.vendflow.vipps.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.tracing.Tracing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class VippsAutoConfigurationTest {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withPropertyValues("spring.config.import=classpath:vendflow-vipps.yml");

    private static final String[] KEYS = {
        "VIPPS_MERCHANT_SERIAL_NUMBER=123456",
        "VIPPS_CLIENT_ID=vendflow-client",
        "VIPPS_CLIENT_SECRET=vendflow-secret",
        "VIPPS_SUBSCRIPTION_KEY=vendflow-key"
    };

    @Test
    void readsTheKeysFromTheEnvironment() {
        service.withUserConfiguration(Settings.class)
                .withPropertyValues(KEYS)
                .run(context -> assertThat(
                                context.getBean(VippsProperties.class).toCredentials())
                        .singleElement()
                        .satisfies(keys -> {
                            assertThat(keys.msn().value()).isEqualTo("123456");
                            assertThat(keys.clientSecret().value()).isEqualTo("vendflow-secret");
                        }));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void namesTheKeyThatIsMissing(int missing) {
        String[] some = KEYS.clone();
        some[missing] = "unrelated=1";
        service.withConfiguration(AutoConfigurations.of(VippsAutoConfiguration.class))
                .withBean(Tracing.class, Tracing::off)
                .withBean(io.micrometer.core.instrument.simple.SimpleMeterRegistry.class)
                .withPropertyValues(some)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOfSatisfying(
                                VippsKeysMissingException.class,
                                cause -> assertThat(new VippsKeysMissingAnalyzer()
                                                .analyze(cause, cause)
                                                .getDescription())
                                        .startsWith(KEYS[missing].substring(0, KEYS[missing].indexOf('='))
                                                + " is not set")));
    }

    @Test
    void hidesTheSecretsWhenPrinted() {
        service.withUserConfiguration(Settings.class)
                .withPropertyValues(KEYS)
                .run(context -> assertThat(
                                context.getBean(VippsProperties.class).toString())
                        .contains("123456")
                        .doesNotContain("vendflow-secret", "vendflow-key"));
    }

    @Configuration
    @EnableConfigurationProperties(VippsProperties.class)
    static class Settings {}
}
