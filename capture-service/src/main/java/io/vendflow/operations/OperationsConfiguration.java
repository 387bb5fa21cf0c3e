package io.vendflow.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(OperationsProperties.class)
class OperationsConfiguration {

    private static final Logger LOGGER = LoggerFactory.getLogger(OperationsConfiguration.class);

    @Bean
    Operations operations(Sales sales, Decisions decisions, OperationsProperties properties, Consumer<Duration> pause) {
        return new Operations(sales, decisions, properties.answerWithin(), pause);
    }

    /** @throws IllegalStateException when there is a file and it cannot be used: better not to start than to lock people out */
    @Bean
    Operators operators(OperationsProperties properties) {
        Path file = properties.tokensFile();
        if (file == null || file.toString().isBlank()) {
            LOGGER.info("no operators' tokens (OPERATOR_TOKENS_FILE): nobody may refund, release or resolve");
            return new Operators(List.of());
        }
        try {
            return new Operators(Files.readAllLines(file));
        } catch (IOException e) {
            throw new IllegalStateException("OPERATOR_TOKENS_FILE " + file + " cannot be read: " + e, e);
        }
    }
}
