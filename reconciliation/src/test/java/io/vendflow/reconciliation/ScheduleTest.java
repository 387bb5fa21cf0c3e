package io.vendflow.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vendflow.books.LogUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Schedule.Plan OFTEN = new Schedule.Plan(
            Duration.ZERO,
            Duration.ofMillis(5),
            Duration.ofDays(1),
            Set.of(Against.LOG_ONLY),
            ZoneOffset.UTC,
            Rules.USUAL);

    private final AtomicInteger failed = new AtomicInteger();

    @Test
    void comesAgainAfterAMistakeOfItsOwnAndTellsOfItUntilARunEndsWell() {
        Schedule schedule = schedule(() -> new IllegalStateException("a mistake"));
        schedule.start();
        try {
            await().until(() -> failed.get() >= 3);
            assertThat(schedule.broken()).hasMessage("a mistake");
        } finally {
            schedule.stop();
        }
    }

    @Test
    void takesAnAbsentKafkaForNoMistake() {
        Schedule schedule = schedule(() -> new LogUnavailableException("Kafka does not answer", null));
        schedule.start();
        try {
            await().until(() -> failed.get() >= 3);
            assertThat(schedule.broken()).isNull();
        } finally {
            schedule.stop();
        }
    }

    @Test
    void saysWhyNoFurtherRunWillComeAfterWhatNobodyCanGoOnAfter() {
        Schedule schedule = schedule(() -> {
            throw new NoClassDefFoundError("a broken installation");
        });
        assertThat(schedule.ended()).isNull();
        schedule.start();
        try {
            await().untilAsserted(() -> assertThat(schedule.ended()).contains("a broken installation"));
        } finally {
            schedule.stop();
        }
        assertThat(schedule.ended()).as("stopped on purpose").isNull();
    }

    private Schedule schedule(Supplier<RuntimeException> trouble) {
        Reconciliation reconciliation = new Reconciliation(
                progress -> {
                    throw trouble.get();
                },
                null,
                null,
                Past.NONE,
                Clock.systemUTC(),
                1);
        ReconciliationMetrics metrics = new ReconciliationMetrics() {

            @Override
            public void ended(Report report) {}

            @Override
            public void failed() {
                failed.incrementAndGet();
            }
        };
        return new Schedule(reconciliation, metrics, report -> {}, OFTEN, Clock.systemUTC());
    }
}
