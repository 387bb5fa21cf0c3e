package io.vendflow.simulation.log;

/**
 * A record of a topic.
 *
 * @param value the event, or whatever the gateway's inbox and outbox hold
 */
public record LogRecord(String topic, int partition, int offset, String key, Object value) {}
