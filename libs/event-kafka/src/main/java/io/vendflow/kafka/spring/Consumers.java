package io.vendflow.kafka.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.kafka.RecordTraces;
import io.vendflow.kafka.Replays;
import io.vendflow.kafka.consume.Backoff;
import io.vendflow.kafka.consume.EventRoutes;
import io.vendflow.kafka.consume.KeyedConsumer;
import io.vendflow.kafka.consume.RecordHandler;
import io.vendflow.kafka.consume.TracedHandler;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Opens consumers that live as long as the application, and end it when they cannot go on, so that it is restarted. */
public final class Consumers {

    private final KafkaSettings settings;
    private final int window;
    private final MeterRegistry meters;
    private final RecordTraces traces;
    private final ApplicationEnd end;

    Consumers(KafkaSettings settings, int window, MeterRegistry meters, RecordTraces traces, ApplicationEnd end) {
        this.settings = settings;
        this.window = window;
        this.meters = meters;
        this.traces = traces;
        this.end = end;
    }

    /** A service's steps, with its retry path. */
    public ConsumerLifecycle open(String service, EventRoutes routes) {
        Set<String> topics = new HashSet<>(routes.topics());
        topics.add(Replays.topicOf(service));
        routes.countFromTheStart(topics);
        return open(service, topics, new TracedHandler(routes, traces));
    }

    public ConsumerLifecycle open(String group, Collection<String> topics, RecordHandler handler) {
        return open(group, topics, handler, share -> {});
    }

    /** @param onShare see {@link KeyedConsumer#onShare} */
    public ConsumerLifecycle open(
            String group, Collection<String> topics, RecordHandler handler, Consumer<Set<TopicPartition>> onShare) {
        KeyedConsumer consumer = new KeyedConsumer(
                        () -> connect(group), topics, handler, Backoff.DEFAULT, window, meters)
                .onFailure(e -> end.begin())
                .onShare(onShare);
        return new ConsumerLifecycle(consumer);
    }

    private KafkaConsumer<String, byte[]> connect(String group) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                settings.consumer(group + "-consumer", group), new StringDeserializer(), new ByteArrayDeserializer());
        new KafkaClientMetrics(consumer).bindTo(meters);
        return consumer;
    }
}
