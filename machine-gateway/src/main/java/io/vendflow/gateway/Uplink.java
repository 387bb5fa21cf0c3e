package io.vendflow.gateway;

import java.time.Instant;

/**
 * A message as it came from MQTT.
 *
 * @param id names this very message, the same after a crash
 * @param machine what stands in the topic for the machine's id, valid or not
 */
public record Uplink(String id, String topic, String machine, byte[] payload, Instant receivedAt) {}
