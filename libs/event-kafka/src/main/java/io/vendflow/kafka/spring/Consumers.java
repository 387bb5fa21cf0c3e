package io.vendflow.kafka.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.kafka.Replays;
import io.vendflow.kafka.consume.Backoff;
import io.vendflow.kafka.consume.EventRoutes;
import io.vendflow.kafka.consume.KeyedConsumer;
import io.vendflow.kafka.consume.RecordHandler;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.context.ApplicationContext;

/** Opens consumers that live as long as the application, and end it when they cannot go on, so that it is restarted. */
public final class Consumers {

    private final KafkaSettings settings;
    private final int window;
    private final MeterRegistry meters;
    private final ApplicationContext application;

    Consumers(KafkaSettings settings, int window, MeterRegistry meters, ApplicationContext application) {
        this.settings = settings;
        this.window = window;
        this.meters = meters;
        this.application = application;
    }

    /** A service's steps, with its retry path. */
    public ConsumerLifecycle open(String service, EventRoutes routes) {
        Set<String> topics = new HashSet<>(routes.topics());
        topics.add(Replays.topicOf(service));
        return open(service, topics, routes);
    }

    public ConsumerLifecycle open(String group, Collection<String> topics, RecordHandler handler) {
        KeyedConsumer consumer = new KeyedConsumer(
                        () -> connect(group), topics, handler, Backoff.DEFAULT, window, meters)
                .onFailure(e -> Ending.of(application));
        return new ConsumerLifecycle(consumer);
    }

    private KafkaConsumer<String, byte[]> connect(String group) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                settings.consumer(group + "-consumer", group), new StringDeserializer(), new ByteArrayDeserializer());
        new KafkaClientMetrics(consumer).bindTo(meters);
        return consumer;
    }
}
