package io.vendflow.operations;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may command, and how far back.
 *
 * @param tokensFile {@code name:token} on each line; without it nobody may command
 * @param lookBack how old a sale may be to be found. Longer finds older ones, and takes longer to read
 * @param answerWithin how long to wait for what the gateway makes of a proposal before answering without
 * @param patience how long reading the log may take
 */
@ConfigurationProperties("vendflow.operations")
public record OperationsProperties(
        @Nullable Path tokensFile,
        @DefaultValue("400d") Duration lookBack,
        @DefaultValue("5s") Duration answerWithin,
        @DefaultValue("20s") Duration patience) {}
