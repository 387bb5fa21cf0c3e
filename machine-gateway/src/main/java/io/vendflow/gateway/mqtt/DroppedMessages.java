package io.vendflow.gateway.mqtt;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many messages the broker has dropped since it started, as it says itself.
 *
 * <p>Mosquitto acknowledges what a machine says and drops it when the gateway's queue is full, and neither is told; a vend report
 * among them is money that nobody captures. Brokers of another make say nothing of the kind, or do not let us ask. Then it is not
 * known, and nothing else changes.
 */
final class DroppedMessages {

    /** Retained, a decimal number, and said again (every 10 s by default) when it has changed. */
    static final String TOPIC = "$SYS/broker/publish/messages/dropped";

    /** Some brokers answer a question that is not allowed by hanging up. A broker may also happen to end while it is asked, but not so often. */
    private static final int HANG_UPS = 3;

    private static final Logger LOGGER = LoggerFactory.getLogger(DroppedMessages.class);

    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile @Nullable Question last;

    /** NaN while there is no connection, and as long as the broker has not said it on this one: it may have started anew. */
    double count() {
        Question question = last;
        return question != null && question.asked.getState().isConnected() ? question.said : Double.NaN;
    }

    /** Each time a connection is there, on which nothing was asked before. */
    void askOn(Mqtt5AsyncClient connected) {
        Question question = new Question(connected);
        last = question;
        if (unanswered.get() == HANG_UPS) {
            return;
        }
        int before = unanswered.getAndIncrement();
        CompletableFuture<?> _ = connected
                .subscribeWith()
                .topicFilter(TOPIC)
                .qos(MqttQos.AT_MOST_ONCE)
                .callback(publish -> question.said = read(publish.getPayloadAsBytes()))
                .send()
                .whenComplete((_, e) -> {
                    if (e == null || e instanceof Mqtt5SubAckException) {
                        unanswered.set(0);
                    }
                    if (e != null) {
                        LOGGER.atWarn()
                                .addKeyValue("topic", TOPIC)
                                .addKeyValue("cause", e.getMessage())
                                .addKeyValue("again", before + 1 < HANG_UPS)
                                .log("the broker does not say what it drops");
                    }
                });
    }

    private static double read(byte[] payload) {
        String text = new String(payload, StandardCharsets.UTF_8);
        if (text.matches("[0-9]{1,18}")) {
            return Long.parseLong(text);
        }
        LOGGER.atWarn().addKeyValue("topic", TOPIC).addKeyValue("said", text).log("no number of dropped messages");
        return Double.NaN;
    }

    /** What is said late on a connection that has ended is not said on the next. */
    private static final class Question {

        private final Mqtt5AsyncClient asked;
        private volatile double said = Double.NaN;

        private Question(Mqtt5AsyncClient asked) {
            this.asked = asked;
        }
    }
}
