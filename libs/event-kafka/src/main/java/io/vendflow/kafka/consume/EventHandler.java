package io.vendflow.kafka.consume;

import io.vendflow.kafka.Emission;
import java.util.List;

/**
 * A step of the flow: takes an event, does its work, and says what happened. It is called again with the same event
 * after a crash, so its work must be safe to repeat.
 *
 * @param <E> the event's class
 */
@FunctionalInterface
public interface EventHandler<E> {

    /**
     * @return the events to publish before the next one of the same key is handled
     * @throws RetryLaterException when the outcome is not known yet
     * @throws PermanentFailureException when it can never be done, whoever tries
     */
    List<Emission<?>> handle(E event);
}
