package io.vendflow.kafka.consume;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Handles one record to the end; returning means that its effects are done and its offset may be committed. */
@FunctionalInterface
public interface RecordHandler {

    /**
     * @param attempt 1 the first time in this process
     * @throws RetryLaterException when it has to be handled again
     */
    void handle(ConsumerRecord<String, byte[]> record, int attempt);
}
