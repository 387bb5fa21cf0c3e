package io.vendflow.kafka;

import java.util.List;

/** Puts events into the log. */
public interface EventPublisher {

    /**
     * Returns when every event is in the log ({@code acks=all}).
     *
     * @throws PublishFailedException when that is not certain; publishing again is safe, the ids stay the same
     */
    void publish(List<Emission<?>> emissions);

    default void publish(Emission<?> emission) {
        publish(List.of(emission));
    }
}
