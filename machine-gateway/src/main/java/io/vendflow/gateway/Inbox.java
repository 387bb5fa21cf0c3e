package io.vendflow.gateway;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Keeps machines' messages as they came. */
public interface Inbox {

    /**
     * @param machine what the topic says about who speaks
     * @return completes when the message is safe, exceptionally when that is not certain
     */
    CompletableFuture<Void> put(String machine, String mqttTopic, byte[] payload, Instant receivedAt);
}
