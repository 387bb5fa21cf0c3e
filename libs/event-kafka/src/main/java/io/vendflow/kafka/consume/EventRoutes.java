package io.vendflow.kafka.consume;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vendflow.kafka.DeadLetters;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.EventPublisher;
import io.vendflow.kafka.Origin;
import io.vendflow.kafka.PublishFailedException;
import io.vendflow.kafka.RegistryUnavailableException;
import io.vendflow.kafka.Replays;
import io.vendflow.kafka.UnreadableEventException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings records to the steps. Decodes, hands over, publishes what the step says, and decides whose fault a failure
 * is: the record's own (for ever: a dead letter, its neighbours pass) or somebody else's (for now: later again).
 */
public final class EventRoutes implements RecordHandler {

    private static final Logger LOGGER = LoggerFactory.getLogger(EventRoutes.class);

    /** A failure that nobody planned may be bad luck; the third time it is the record. */
    private static final int ATTEMPTS_AT_THE_UNEXPECTED = 3;

    private static final String DONE = "done";
    private static final String RETRIED = "retried";
    private static final String DEAD_LETTER = "dead_letter";
    private static final List<String> OUTCOMES = List.of(DONE, RETRIED, DEAD_LETTER);

    private final EventCodec codec;
    private final EventPublisher publisher;
    private final DeadLetters deadLetters;
    private final MeterRegistry meters;
    private final Steps steps;

    public EventRoutes(
            Steps steps, EventCodec codec, EventPublisher publisher, DeadLetters deadLetters, MeterRegistry meters) {
        this.steps = steps;
        this.codec = codec;
        this.publisher = publisher;
        this.deadLetters = deadLetters;
        this.meters = meters;
    }

    /** Has a meter for every outcome of these topics from the start, so that a rate over it is never missing. */
    public void countFromTheStart(Collection<String> topics) {
        for (String topic : topics) {
            OUTCOMES.forEach(outcome -> handled(topic, outcome));
        }
    }

    private Timer handled(String topic, String outcome) {
        return meters.timer("vendflow.events.handled", "topic", topic, "outcome", outcome);
    }

    /** What the steps are for. */
    public Set<String> topics() {
        return steps.topics();
    }

    @Override
    public void handle(ConsumerRecord<String, byte[]> record, int attempt) {
        Timer.Sample sample = Timer.start(meters);
        String outcome = RETRIED;
        try {
            outcome = handleOnce(record, attempt);
        } catch (RegistryUnavailableException | PublishFailedException e) {
            throw new RetryLaterException(String.valueOf(e.getMessage()), null, e);
        } finally {
            sample.stop(handled(record.topic(), outcome));
        }
    }

    private String handleOnce(ConsumerRecord<String, byte[]> record, int attempt) {
        Origin origin = Origin.of(record);
        if (Replays.isRetryPath(record.topic()) && !steps.topics().contains(origin.topic())) {
            PermanentFailureException noStep = new PermanentFailureException(
                    "NO_STEP", "there is no step for " + origin.topic() + " here, only for " + new TreeSet<>(topics()));
            bury(record, noStep.code(), String.valueOf(noStep.getMessage()), noStep);
            return DEAD_LETTER;
        }
        Steps.Step<?> step = steps.of(origin.topic());
        try {
            publisher.publish(step.handle(codec.decode(step.topic(), record.value())));
            return DONE;
        } catch (UnreadableEventException e) {
            bury(record, "UNREADABLE_EVENT", String.valueOf(e.getMessage()), e);
            return DEAD_LETTER;
        } catch (PermanentFailureException e) {
            bury(record, e.code(), String.valueOf(e.getMessage()), e);
            return DEAD_LETTER;
        } catch (RetryLaterException | RegistryUnavailableException | PublishFailedException e) {
            throw e;
        } catch (RuntimeException e) {
            if (attempt < ATTEMPTS_AT_THE_UNEXPECTED) {
                throw new RetryLaterException("unexpected: " + e, null, e);
            }
            bury(record, "UNEXPECTED", "handling failed " + attempt + " times: " + e, e);
            return DEAD_LETTER;
        }
    }

    private void bury(ConsumerRecord<String, byte[]> record, String code, String message, RuntimeException e) {
        publisher.publish(deadLetters.of(record, code, message));
        LOGGER.atError()
                .addKeyValue("topic", record.topic())
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .addKeyValue("code", code)
                .setCause(e)
                .log("dead letter");
    }
}
