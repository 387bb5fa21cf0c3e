package io.vendflow.kafka.streams;

import io.vendflow.kafka.KafkaSettings;
import io.vendflow.kafka.Refusal;
import io.vendflow.kafka.parts.Condition;
import io.vendflow.kafka.parts.Pulse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
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

    /** A thread that has its work to do asks Kafka for more all the time, also while state is restored. */
    private static final Duration LONGEST_WITHOUT_POLL = Duration.ofMinutes(5);

    private static final int RESTORE_FETCH_WAIT_MS = 20;

    private final String applicationId;
    private final Set<String> topics;
    private final KafkaStreams streams;
    private volatile boolean closing;

    /** @param commitInterval how long an emission may wait for its transaction; 5 to 20 ms where a customer waits */
    public StreamsRunner(
            String applicationId, KafkaSettings settings, Path stateDir, Duration commitInterval, Topology topology) {
        this.applicationId = applicationId;
        this.topics = sources(topology);
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
        config.put(StreamsConfig.POLL_MS_CONFIG, 10);
        config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        config.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        config.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
        // A broker answers the requests of a connection one after another, and a fetch that finds nothing holds it for
        // this
        // long: half a second unless told otherwise, twice in a start with nothing to restore.
        config.put(StreamsConfig.restoreConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), RESTORE_FETCH_WAIT_MS);
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
        streams.setUncaughtExceptionHandler(this::answer);
    }

    private StreamThreadExceptionResponse answer(Throwable e) {
        Optional<String> refusal = Refusal.inWords(e);
        if (refusal.isPresent()) {
            LOGGER.atError().addKeyValue("application", applicationId).log("streams have ended: {}", refusal.get());
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOGGER.atError().addKeyValue("application", applicationId).setCause(e).log("stream thread failed, replaced");
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    public void start() {
        streams.start();
    }

    private static Set<String> sources(Topology topology) {
        return topology.describe().subtopologies().stream()
                .flatMap(part -> part.nodes().stream())
                .filter(TopologyDescription.Source.class::isInstance)
                .flatMap(node -> ((TopologyDescription.Source) node).topicSet().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The topics that it reads. */
    public Set<String> topics() {
        return topics;
    }

    /** Who is told when it has ended and will not go on. Before it is started. */
    public void onDeath(Runnable listener) {
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.ERROR) {
                LOGGER.atError().addKeyValue("application", applicationId).log("the topology has ended by an error");
                listener.run();
            }
        });
    }

    /** Whether it has its partitions and restored state. */
    public boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /** Whether it does its work. */
    public Condition condition() {
        KafkaStreams.State state = streams.state();
        return switch (state) {
            case CREATED -> new Condition.Waits("to be started");
            case REBALANCING ->
                stuck().orElseGet(() -> new Condition.Waits("for its partitions and what is remembered of them"));
            case RUNNING -> stuck().or(() -> Pulse.ofKafka(streams.metrics())).orElseGet(Condition.Works::new);
            case PENDING_SHUTDOWN, NOT_RUNNING ->
                closing ? new Condition.Waits("for nothing: it is being stopped") : dead("in state " + state);
            case PENDING_ERROR, ERROR -> dead("in state " + state);
        };
    }

    private Optional<Condition> stuck() {
        return Pulse.withoutPoll(streams.metrics(), LONGEST_WITHOUT_POLL)
                .map(age -> dead("stuck: a thread has asked for nothing for " + age.toSeconds() + " s"));
    }

    private Condition dead(String why) {
        return new Condition.Dead("the topology " + applicationId + " is " + why);
    }

    /** The client itself, for its metrics. */
    public KafkaStreams streams() {
        return streams;
    }

    @Override
    public void close() {
        closing = true;
        streams.close(LAST_WORDS);
    }
}
