package io.vendflow.gateway.mqtt;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.datatypes.MqttTopicFilter;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription;
import com.hivemq.client.mqtt.mqtt5.message.unsubscribe.Mqtt5Unsubscribe;
import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.gateway.Inbox;
import io.vendflow.gateway.MachineTopic;
import io.vendflow.kafka.consume.Lanes;
import io.vendflow.sale.Traceparent;
import io.vendflow.tracing.LogContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes machines' messages into the inbox, each machine's in order, and acknowledges one only when Kafka has it. One that
 * Kafka does not take is tried until it does: its acknowledgement is missing meanwhile, and when the broker's receive
 * maximum of them are missing, no more come in.
 */
final class Uplinks implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Uplinks.class);

    /**
     * What the only session hears. Not through a shared subscription: Mosquitto forgets those when it restarts, and loses what
     * machines say until we are back, although it acknowledges it.
     */
    private static final String EVERYTHING = "vending/+/up/#";

    /** What is retained does not come through a shared subscription (MQTT 5, 4.8.2); the double is recognised later. */
    private static final String PRESENCE = "vending/+/up/+/presence";

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration SUBSCRIBE_AGAIN_AFTER = Duration.ofSeconds(5);

    private final MqttConnection connection;

    /** What this session is subscribed to, and what an earlier release, or another number of sessions, may have left in it. */
    private final List<String> filters;

    private final List<String> leftovers;

    private final Inbox inbox;
    private final Clock clock;
    private final MeterRegistry meters;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Lanes lanes = new Lanes(threads);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean subscribed;

    /** @param session its number */
    Uplinks(int session, MqttProperties properties, BrokerTls tls, Inbox inbox, Clock clock, MeterRegistry meters) {
        String shared = "$share/" + properties.share() + "/vending/+/up/#";
        this.filters = properties.sessions() == 1
                ? List.of(EVERYTHING)
                : session == 0 ? List.of(shared, PRESENCE) : List.of(shared);
        this.leftovers = Stream.of(EVERYTHING, shared, PRESENCE)
                .filter(filter -> !filters.contains(filter))
                .toList();
        this.inbox = inbox;
        this.clock = clock;
        this.meters = meters;
        this.connection = new MqttConnection(
                properties.sessionName() + "-" + (session + 1) + "-up", properties, tls, this::subscribe);
        // Before connecting, or the first messages of a session that is resumed are acknowledged and dropped.
        connection.client().publishes(MqttGlobalPublishFilter.ALL, this::received, true);
    }

    void connect() {
        connection.connect(true);
    }

    boolean isGivenUp() {
        return connection.isGivenUp();
    }

    boolean isSubscribed() {
        return subscribed && connection.isConnected();
    }

    String trouble() {
        return connection.isConnected() ? "the subscription was refused" : connection.trouble();
    }

    private void subscribe(Mqtt5AsyncClient client) {
        CompletableFuture<?> _ = client.subscribe(Mqtt5Subscribe.builder()
                        .addSubscriptions(filters.stream().map(Uplinks::subscription))
                        .build())
                .thenCompose(_ -> client.unsubscribe(Mqtt5Unsubscribe.builder()
                        .addTopicFilters(leftovers.stream().map(MqttTopicFilter::of))
                        .build()))
                .whenComplete((ack, e) -> {
                    subscribed = e == null;
                    if (e != null) {
                        LOGGER.atError()
                                .addKeyValue("again", SUBSCRIBE_AGAIN_AFTER)
                                .setCause(e)
                                .log("the broker refused the subscription");
                        CompletableFuture.delayedExecutor(SUBSCRIBE_AGAIN_AFTER.toSeconds(), TimeUnit.SECONDS, threads)
                                .execute(() -> subscribeAgain(client));
                    }
                });
    }

    /** Somebody may have allowed it meanwhile. After a new connection it is done anyway. */
    private void subscribeAgain(Mqtt5AsyncClient client) {
        if (!subscribed && connection.isConnected() && closed.getCount() > 0) {
            subscribe(client);
        }
    }

    private static Mqtt5Subscription subscription(String filter) {
        return Mqtt5Subscription.builder()
                .topicFilter(filter)
                .qos(MqttQos.AT_LEAST_ONCE)
                .retainHandling(Mqtt5RetainHandling.SEND)
                .build();
    }

    private void received(Mqtt5Publish publish) {
        String topic = publish.getTopic().toString();
        MachineTopic parsed = MachineTopic.parse(topic);
        String machine = parsed == null ? "" : parsed.machine();
        Instant receivedAt = clock.instant();
        lanes.submit(machine, () -> keep(machine, topic, publish, receivedAt));
    }

    private void keep(String machine, String topic, Mqtt5Publish publish, Instant receivedAt) {
        Traceparent traceparent = traceparentOf(publish);
        try (LogContext _ = LogContext.about(null, machine, traceparent == null ? null : traceparent.traceId())) {
            while (!isKept(machine, topic, publish.getPayloadAsBytes(), receivedAt, traceparent)) {
                if (closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            meters.counter("vendflow.gateway.uplinks").increment();
            publish.acknowledge();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The machine's trace, unless it sent none, two, or one that is not to the letter. */
    private static @Nullable Traceparent traceparentOf(Mqtt5Publish publish) {
        List<String> sent = publish.getUserProperties().asList().stream()
                .filter(property -> property.getName().toString().equals(Traceparent.HEADER))
                .map(property -> property.getValue().toString())
                .toList();
        return sent.size() == 1 ? Traceparent.parse(sent.getFirst()).orElse(null) : null;
    }

    private boolean isKept(
            String machine, String topic, byte[] payload, Instant receivedAt, @Nullable Traceparent traceparent)
            throws InterruptedException {
        try {
            inbox.put(machine, topic, payload, receivedAt, traceparent).get();
            return true;
        } catch (ExecutionException e) {
            LOGGER.atWarn()
                    .addKeyValue("topic", topic)
                    .addKeyValue("cause", String.valueOf(e.getCause()))
                    .log("Kafka did not take a machine's message, tried again");
            return false;
        }
    }

    /** What was not acknowledged comes again, to us or another gateway. */
    @Override
    public void close() {
        subscribed = false;
        closed.countDown();
        connection.disconnect();
        threads.shutdown();
    }
}
