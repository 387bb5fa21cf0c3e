package io.vendflow.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.kafka.parts.Condition;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How two directions make one condition. That real connections are what they are taken for here is in {@link MqttLifecycleIT}. */
class LineWatchTest {

    private static final Duration MOMENT = Duration.ofSeconds(10);
    private static final Condition DEAD = new Condition.Dead("the MQTT client has given up connecting");

    private final Direction hearing = new Direction("the subscription was refused");
    private final Direction speaking = new Direction("tcp://broker:1883: no such host");
    private Instant now = Instant.parse("2026-11-29T10:00:00Z");
    private final LineWatch watch = new LineWatch(hearing.line(), speaking.line(), () -> now);

    @Test
    void worksWhenItHearsAndSpeaks() {
        assertThat(watch.condition()).isEqualTo(new Condition.Works());
    }

    @Test
    void waitsAndSaysWhyItHearsNothing() {
        hearing.there = false;

        assertThat(watch.condition())
                .isEqualTo(
                        new Condition.Waits("for the MQTT broker: hears nothing because the subscription was refused"));
    }

    @Test
    void waitsAndSaysWhyItSaysNothing() {
        speaking.there = false;

        assertThat(watch.condition())
                .isEqualTo(new Condition.Waits(
                        "for the MQTT broker: says nothing because tcp://broker:1883: no such host"));
    }

    @Test
    void doesNotDieOfWaitingHoweverLong() {
        hearing.there = false;
        speaking.there = false;
        watch.condition();
        now = now.plus(Duration.ofDays(30));

        assertThat(watch.condition()).isInstanceOf(Condition.Waits.class);
    }

    @Test
    void isDeadOnlyWhenEitherHasGivenUpForLongerThanAMoment() {
        for (Direction direction : new Direction[] {hearing, speaking}) {
            direction.giveUp();
            assertThat(watch.condition()).isInstanceOf(Condition.Waits.class);
            now = now.plus(MOMENT);
            assertThat(watch.condition()).isInstanceOf(Condition.Waits.class);
            now = now.plusMillis(1);
            assertThat(watch.condition()).isEqualTo(DEAD);

            direction.comeBack();
            assertThat(watch.condition()).isEqualTo(new Condition.Works());
        }
    }

    @Test
    void aMomentBeginsAnewAfterAConnectionInBetween() {
        speaking.giveUp();
        watch.condition();
        now = now.plus(MOMENT);
        speaking.comeBack();
        watch.condition();
        now = now.plusSeconds(1);
        speaking.giveUp();

        assertThat(watch.condition()).isInstanceOf(Condition.Waits.class);
        now = now.plus(MOMENT);
        assertThat(watch.condition()).isInstanceOf(Condition.Waits.class);
        now = now.plusMillis(1);
        assertThat(watch.condition()).isEqualTo(DEAD);
    }

    private static final class Direction {

        private final String trouble;
        private boolean there = true;
        private boolean givenUp;

        Direction(String trouble) {
            this.trouble = trouble;
        }

        Line line() {
            return new Line(() -> there, () -> givenUp, () -> trouble);
        }

        void giveUp() {
            there = false;
            givenUp = true;
        }

        void comeBack() {
            there = true;
            givenUp = false;
        }
    }
}
