package io.vendflow.gateway.mqtt;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.gateway.Inbox;
import io.vendflow.gateway.MachineTopic;
import io.vendflow.kafka.consume.Lanes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes machines' messages into the inbox, each machine's in order, and acknowledges one only when Kafka has it. One that
 * Kafka does not take is tried until it does: its acknowledgement is missing meanwhile, and when the broker's receive
 * maximum of them are missing, no more come in.
 */
final class Uplinks implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Uplinks.class);

    /** What is retained does not come through a shared subscription (MQTT 5, 4.8.2); the double is recognised later. */
    private static final String PRESENCE = "vending/+/up/+/presence";

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final MqttConnection connection;
    /** Several gateways share the fleet. */
    private final String shared;

    private final Inbox inbox;
    private final Clock clock;
    private final MeterRegistry meters;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Lanes lanes = new Lanes(threads);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean subscribed;

    Uplinks(MqttProperties properties, BrokerTls tls, Inbox inbox, Clock clock, MeterRegistry meters) {
        this.shared = "$share/" + properties.share() + "/vending/+/up/#";
        this.inbox = inbox;
        this.clock = clock;
        this.meters = meters;
        this.connection = new MqttConnection("up", properties, tls, this::subscribe);
        // Before connecting, or the first messages of a session that is resumed are acknowledged and dropped.
        connection.client().publishes(MqttGlobalPublishFilter.ALL, this::received, true);
    }

    void connect() {
        connection.connect(true);
    }

    boolean isSubscribed() {
        return subscribed && connection.isConnected();
    }

    String trouble() {
        return connection.isConnected() ? "the subscription was refused" : connection.trouble();
    }

    private void subscribe() {
        CompletableFuture<?> _ = connection
                .client()
                .subscribeWith()
                .addSubscription()
                .topicFilter(shared)
                .qos(MqttQos.AT_LEAST_ONCE)
                .applySubscription()
                .addSubscription()
                .topicFilter(PRESENCE)
                .qos(MqttQos.AT_LEAST_ONCE)
                .retainHandling(Mqtt5RetainHandling.SEND)
                .applySubscription()
                .send()
                .whenComplete((ack, e) -> {
                    subscribed = e == null;
                    if (e != null) {
                        LOGGER.error("the broker refused the subscription", e);
                    }
                });
    }

    private void received(Mqtt5Publish publish) {
        String topic = publish.getTopic().toString();
        MachineTopic parsed = MachineTopic.parse(topic);
        String machine = parsed == null ? "" : parsed.machine();
        Instant receivedAt = clock.instant();
        lanes.submit(machine, () -> keep(machine, topic, publish, receivedAt));
    }

    private void keep(String machine, String topic, Mqtt5Publish publish, Instant receivedAt) {
        try {
            while (!isKept(machine, topic, publish.getPayloadAsBytes(), receivedAt)) {
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

    private boolean isKept(String machine, String topic, byte[] payload, Instant receivedAt)
            throws InterruptedException {
        try {
            inbox.put(machine, topic, payload, receivedAt).get();
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
