package io.vendflow.gateway.mqtt;

import static io.vendflow.gateway.mqtt.SmallBroker.Answer.GRANTED;
import static io.vendflow.gateway.mqtt.SmallBroker.Answer.HANGS_UP;
import static io.vendflow.gateway.mqtt.SmallBroker.Answer.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vendflow.sale.Traceparent;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.ssl.SslBundle;

/** What the gauge tells of what a broker says, refuses to say, or hangs up over. */
@Timeout(60)
class DroppedMessagesTest {

    private static final Traceparent TRACE =
            new Traceparent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final DroppedMessages dropped = new GatewayMqttConfiguration().droppedMessages(meters);

    @SuppressWarnings("NullAway.Init") // each test starts its own
    private SmallBroker broker;

    @SuppressWarnings("NullAway.Init") // each test starts its own
    private MqttConnection down;

    @AfterEach
    void close() throws Exception {
        down.disconnect();
        broker.close();
    }

    @Test
    void isWhatTheBrokerSaysOnThisConnection() throws Exception {
        connect(GRANTED);
        assertThat(gauge()).as("not said yet").isNaN();

        broker.say(DroppedMessages.TOPIC, "0");
        eventually().until(() -> gauge() == 0);
        broker.say(DroppedMessages.TOPIC, "123456789012");
        eventually().until(() -> gauge() == 123_456_789_012.0);

        broker.hangUp();
        // It may have started anew meanwhile, and so at 0.
        eventually().until(() -> Double.isNaN(gauge()));
        eventually().until(() -> broker.heard("SUBSCRIBE") == 2);
        assertThat(gauge()).isNaN();
        broker.say(DroppedMessages.TOPIC, "7");
        eventually().until(() -> gauge() == 7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "-3", "1.5", "1e3", "99999999999999999999"})
    void isUnknownWhenTheBrokerSaysNoNumber(String nonsense) throws Exception {
        connect(GRANTED);
        broker.say(DroppedMessages.TOPIC, "15");
        eventually().until(() -> gauge() == 15);

        broker.say(DroppedMessages.TOPIC, nonsense);

        eventually().until(() -> Double.isNaN(gauge()));
        assertThat(down.isConnected()).isTrue();
    }

    @Test
    void aBrokerThatRefusesIsSpokenToAllTheSameAndAskedAgainOnTheNextConnection() throws Exception {
        connect(REFUSED);
        speak();
        assertThat(gauge()).isNaN();
        assertThat(broker.heard()).containsExactly("CONNECT", "SUBSCRIBE", "PUBLISH");

        broker.answer(GRANTED);
        broker.hangUp();
        eventually().until(() -> broker.heard("SUBSCRIBE") == 2);
        broker.say(DroppedMessages.TOPIC, "3");
        eventually().until(() -> gauge() == 3);
    }

    @Test
    void aBrokerThatHangsUpOverTheQuestionIsNotAskedForEver() throws Exception {
        connect(HANGS_UP);

        eventually().until(() -> broker.heard("CONNECT") == 4 && down.isConnected());
        speak();
        assertThat(broker.heard())
                .containsExactly(
                        "CONNECT", "SUBSCRIBE", "CONNECT", "SUBSCRIBE", "CONNECT", "SUBSCRIBE", "CONNECT", "PUBLISH");
        assertThat(gauge()).isNaN();
    }

    private void connect(SmallBroker.Answer answer) throws Exception {
        broker = new SmallBroker(answer);
        MqttProperties properties =
                new MqttProperties(broker.url(), null, null, null, null, "unit", 1, "unit", Duration.ofHours(1), 100);
        down = new MqttConnection("unit-down", properties, new BrokerTls(SslBundle.systemDefault()), dropped::askOn);
        down.connect(false);
        eventually().until(() -> broker.heard("SUBSCRIBE") > 0);
    }

    private static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(30));
    }

    private void speak() throws Exception {
        down.send("vending/v1/down/VM0042/payment", new byte[] {1}, Duration.ofMinutes(1), TRACE)
                .get(10, TimeUnit.SECONDS);
    }

    private double gauge() {
        return meters.get("vendflow.mqtt.broker.dropped.messages").gauge().value();
    }
}
