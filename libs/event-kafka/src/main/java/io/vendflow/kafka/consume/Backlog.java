package io.vendflow.kafka.consume;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gauge {@code vendflow.consumer.lag}: how many records of each topic are in Kafka and not done here, those under way and
 * those that wait included. Measured by the polling thread.
 *
 * <p>The client knows the end of a partition from what it fetches. Of one that is paused it fetches nothing, so there the
 * end is asked for; otherwise the lag of a full window would stand still just when it grows.
 */
final class Backlog {

    private static final Logger LOGGER = LoggerFactory.getLogger(Backlog.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration ASK_EVERY = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Map<String, AtomicLong> byTopic = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final Pace pace = new Pace(EVERY);
    private final Pace askingPace = new Pace(ASK_EVERY);

    Backlog(Collection<String> topics, MeterRegistry meters) {
        for (String topic : topics) {
            AtomicLong behind = new AtomicLong();
            byTopic.put(topic, behind);
            Gauge.builder("vendflow.consumer.lag", behind, AtomicLong::get)
                    .description("Records that are committed in Kafka and not done here")
                    .tag("topic", topic)
                    .strongReference(true)
                    .register(meters);
        }
    }

    void measure(Consumer<?, ?> consumer, Map<TopicPartition, Assigned> assigned) {
        if (!pace.isDue()) {
            return;
        }
        ask(consumer);
        Map<String, Long> sums = new HashMap<>();
        assigned.forEach((partition, share) ->
                sums.merge(partition.topic(), share.progress.window() + ahead(consumer, partition), (a, b) -> a + b));
        byTopic.forEach((topic, behind) -> behind.set(sums.getOrDefault(topic, 0L)));
    }

    /** Nothing is ours any more. */
    void end() {
        byTopic.values().forEach(behind -> behind.set(0));
    }

    private void ask(Consumer<?, ?> consumer) {
        Set<TopicPartition> paused = consumer.paused();
        ends.keySet().retainAll(paused);
        if (paused.isEmpty() || (ends.keySet().containsAll(paused) && !askingPace.isDue())) {
            return;
        }
        try {
            ends.putAll(consumer.endOffsets(paused, PATIENCE));
        } catch (TimeoutException e) {
            LOGGER.debug("the end of what is paused is not known", e);
        }
    }

    private long ahead(Consumer<?, ?> consumer, TopicPartition partition) {
        Long end = ends.get(partition);
        try {
            return end == null
                    ? consumer.currentLag(partition).orElse(0)
                    : Math.max(0, end - consumer.position(partition, PATIENCE));
        } catch (IllegalStateException e) {
            LOGGER.debug("{} is being given to another", partition, e);
            return 0;
        }
    }
}
