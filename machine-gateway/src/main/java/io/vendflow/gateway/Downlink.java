package io.vendflow.gateway;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The way down to the machines. */
public interface Downlink {

    /**
     * @param expiry after that the broker must not deliver it any more
     * @return completes when the broker has it, exceptionally when that is not certain
     */
    CompletableFuture<Void> send(String topic, byte[] payload, Duration expiry);
}
