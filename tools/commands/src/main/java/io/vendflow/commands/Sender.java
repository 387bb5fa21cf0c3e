package io.vendflow.commands;

import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Sends any number of records without waiting for each; those of a key stay in order. */
public final class Sender implements AutoCloseable {

    private final Producer<String, byte[]> producer;
    private final Function<@Nullable Exception, CommandFailedException> failed;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    Sender(Producer<String, byte[]> producer, Function<@Nullable Exception, CommandFailedException> failed) {
        this.producer = producer;
        this.failed = failed;
    }

    /** @throws CommandFailedException when it, or one before it, could not be sent */
    public void send(ProducerRecord<String, byte[]> record) {
        throwFailure();
        try {
            Future<?> _ = producer.send(record, (metadata, e) -> {
                if (e != null) {
                    failure.compareAndSet(null, e);
                }
            });
        } catch (KafkaException e) {
            throw failed.apply(e);
        }
    }

    /**
     * Returns when all are in the log.
     *
     * @throws CommandFailedException when that is not certain
     */
    public void flush() {
        producer.flush();
        throwFailure();
    }

    private void throwFailure() {
        Exception first = failure.get();
        if (first != null) {
            throw failed.apply(first);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
