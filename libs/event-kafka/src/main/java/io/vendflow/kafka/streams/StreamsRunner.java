package io.vendflow.kafka.streams;

import io.vendflow.kafka.KafkaSettings;
import io.vendflow.kafka.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one topology, exactly-once: a topology that suppresses duplicates must never remember an emission that did not
 * leave. A thread that fails (the registry is away, a broker is slow) is replaced and its work repeated; when Kafka turns us
 * away, all of it ends.
 */
public final class StreamsRunner implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(StreamsRunner.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    private final KafkaStreams streams;
    private volatile Runnable onRefusal = () -> {};

    /** @param commitInterval how long an emission may wait for its transaction; 5 to 20 ms where a customer waits */
    public StreamsRunner(
            String applicationId, KafkaSettings settings, Path stateDir, Duration commitInterval, Topology topology) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
        config.put(StreamsConfig.POLL_MS_CONFIG, 10);
        config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        config.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        config.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
        config.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
                KafkaSettings.SESSION_TIMEOUT_MS);
        if (settings.instanceId() != null) {
            config.put(
                    StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                    applicationId + "-" + settings.instanceId());
        }
        config.putAll(settings.clientProperties());
        streams = new KafkaStreams(topology, config);
        streams.setUncaughtExceptionHandler(e -> answer(applicationId, e));
    }

    private StreamThreadExceptionResponse answer(String applicationId, Throwable e) {
        Optional<String> refusal = Refusal.inWords(e);
        if (refusal.isPresent()) {
            LOGGER.atError().addKeyValue("application", applicationId).log("streams have ended: {}", refusal.get());
            onRefusal.run();
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOGGER.atError().addKeyValue("application", applicationId).setCause(e).log("stream thread failed, replaced");
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** What to do when Kafka turned us away, which another thread would not change. */
    public void onRefusal(Runnable listener) {
        onRefusal = listener;
    }

    public void start() {
        streams.start();
    }

    /** Whether it has its partitions and restored state. */
    public boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    public KafkaStreams.State state() {
        return streams.state();
    }

    /** The client itself, for its metrics. */
    public KafkaStreams streams() {
        return streams;
    }

    @Override
    public void close() {
        streams.close(LAST_WORDS);
    }
}
