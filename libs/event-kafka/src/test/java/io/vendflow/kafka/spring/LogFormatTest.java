package io.vendflow.kafka.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What LOG_FORMAT comes to, through vendflow-service.yml as every service reads it. */
class LogFormatTest {

    private static final String PROPERTY = "logging.structured.format.console";

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withPropertyValues(
                    "spring.config.import=classpath:vendflow-service.yml", "spring.application.name=a-service");

    @ParameterizedTest
    @CsvSource({"'', ''", "text, ''", "json, io.vendflow.tracing.log.JsonLogFormatter"})
    void isForPeopleUnlessItSaysOtherwise(String said, String format) {
        service.withPropertyValues("LOG_FORMAT=" + said)
                .run(context -> assertThat(context.getEnvironment().getProperty(PROPERTY))
                        .isEqualTo(format));
    }

    @Test
    void isForPeopleWhenNothingIsSaid() {
        service.run(context ->
                assertThat(context.getEnvironment().getProperty(PROPERTY)).isEmpty());
    }
}
