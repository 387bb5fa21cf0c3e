package io.vendflow.gateway;

import io.vendflow.sale.Traceparent;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Keeps machines' messages as they came. */
public interface Inbox {

    /**
     * @param machine what the topic says about who speaks
     * @param traceparent the trace that the machine sent along, if it did
     * @return completes when the message is safe, exceptionally when that is not certain
     */
    CompletableFuture<Void> put(
            String machine, String mqttTopic, byte[] payload, Instant receivedAt, @Nullable Traceparent traceparent);
}
