package io.vendflow.gateway;

import io.vendflow.sale.Traceparent;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The way down to the machines. */
public interface Downlink {

    /**
     * @param expiry after that the broker must not deliver it any more
     * @param traceparent where in which trace it is sent, for the machine
     * @return completes when the broker has it, exceptionally when that is not certain
     */
    CompletableFuture<Void> send(String topic, byte[] payload, Duration expiry, Traceparent traceparent);
}
