package io.vendflow.kafka.streams;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * The gauge {@code vendflow.consumer.lag} of a topology: by topic, the sum of {@code records-lag} over the partitions that this
 * instance reads. That is how far the last fetch was from the end of what is committed; what was fetched and waits to be
 * processed, at most 1,000 records a partition, is not in it.
 */
public final class TopologyLag {

    private final Supplier<Map<MetricName, ? extends Metric>> metrics;

    public TopologyLag(Supplier<Map<MetricName, ? extends Metric>> metrics) {
        this.metrics = metrics;
    }

    public void bindTo(MeterRegistry meters, Set<String> topics) {
        for (String topic : topics) {
            Gauge.builder("vendflow.consumer.lag", this, self -> self.of(topic))
                    .description("Records that are committed in Kafka and not done here")
                    .tag("topic", topic)
                    .strongReference(true)
                    .register(meters);
        }
    }

    /** Topics with a dot are there twice, the second time by a name of old that has underscores (KIP-1109). */
    private double of(String topic) {
        return metrics.get().entrySet().stream()
                .filter(each -> each.getKey().name().equals("records-lag")
                        && topic.equals(each.getKey().tags().get("topic"))
                        && !each.getKey().tags().getOrDefault("client-id", "").contains("restore"))
                .map(each -> each.getValue().metricValue())
                .filter(Number.class::isInstance)
                .mapToDouble(value -> ((Number) value).doubleValue())
                .filter(lag -> !Double.isNaN(lag))
                .sum();
    }
}
