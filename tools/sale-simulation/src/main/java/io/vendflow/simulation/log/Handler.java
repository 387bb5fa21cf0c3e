package io.vendflow.simulation.log;

/** Handles one record, on a fiber. Throws {@link io.vendflow.kafka.consume.RetryLaterException} to have it again later. */
@FunctionalInterface
public interface Handler {

    void handle(LogRecord record, int attempt);
}
