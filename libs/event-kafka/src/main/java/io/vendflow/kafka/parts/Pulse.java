package io.vendflow.kafka.parts;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * What a Kafka consumer's own metrics tell of its life.
 *
 * <p>A consumer keeps its partitions while Kafka is away, and looks as if it were waiting for records. That nothing is sent
 * to the group's coordinator any more tells the two apart: heartbeats leave every few seconds, and only while there is one.
 */
public final class Pulse {

    /** Three times the session's time-out: by then the group has given our partitions to others, if there is a group. */
    private static final Duration WITHOUT_HEARTBEAT = Duration.ofSeconds(30);

    private static final String HEARTBEAT = "last-heartbeat-seconds-ago";
    private static final String POLL = "last-poll-seconds-ago";

    private Pulse() {}

    /** What is to be waited for when the coordinator has not been met for long. */
    public static Optional<Condition> ofKafka(Map<MetricName, ? extends Metric> metrics) {
        return oldest(metrics, HEARTBEAT)
                .filter(age -> age.compareTo(WITHOUT_HEARTBEAT) > 0)
                .map(age -> new Condition.Waits("for Kafka: no heartbeat for " + age.toSeconds() + " s"));
    }

    /** That a thread has not asked for records for longer than this, where one has ever asked. */
    public static Optional<Duration> withoutPoll(Map<MetricName, ? extends Metric> metrics, Duration longest) {
        return oldest(metrics, POLL).filter(age -> age.compareTo(longest) > 0);
    }

    private static Optional<Duration> oldest(Map<MetricName, ? extends Metric> metrics, String name) {
        Predicate<Double> ever = seconds -> seconds >= 0;
        return metrics.entrySet().stream()
                .filter(each -> each.getKey().name().equals(name))
                // The consumer that restores state is in no group and sleeps most of the time.
                .filter(each ->
                        !each.getKey().tags().getOrDefault("client-id", "").contains("restore"))
                .map(each -> each.getValue().metricValue())
                .filter(Number.class::isInstance)
                .map(value -> ((Number) value).doubleValue())
                .filter(ever)
                .map(seconds -> Duration.ofMillis((long) (seconds * 1_000)))
                .max(Duration::compareTo);
    }
}
