package io.vendflow.kafka.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vendflow.kafka.parts.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.StaleMemberEpochException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.errors.WakeupException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyedConsumerTest {

    private static final TopicPartition PARTITION = new TopicPartition("events", 0);
    private static final Backoff QUICK = new Backoff(Duration.ofMillis(1), Duration.ofMillis(5));

    private final Map<TopicPartition, OffsetAndMetadata> committedInTheEnd = new ConcurrentHashMap<>();

    /** How many of the last commits a wake-up that no poll has taken yet keeps from being made. */
    private final AtomicInteger wakeUps = new AtomicInteger();

    private final MockConsumer<String, byte[]> kafka = new MockConsumer<>("earliest") {
        @Override
        public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
            if (wakeUps.getAndDecrement() > 0) {
                throw new WakeupException();
            }
            committedInTheEnd.putAll(offsets);
            super.commitSync(offsets, timeout);
        }
    };
    private final AtomicInteger added = new AtomicInteger();
    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @SuppressWarnings("NullAway.Init") // each test starts its own
    private KeyedConsumer consumer;

    @AfterEach
    void close() {
        consumer.close();
    }

    @Test
    void handlesTheRecordsOfAKeyInOrder() {
        start((record, attempt) -> handled.add(record.key() + record.offset()), 100);
        add("a", "b", "a", "a", "b");

        await().until(() -> handled.size() == 5);
        assertThat(handled).containsSubsequence("a0", "a2", "a3").containsSubsequence("b1", "b4");
        awaitCommitted(5);
    }

    @Test
    void letsOtherKeysPassOneThatHasToWaitAndCommitsOnlyUpToIt() {
        CountDownLatch released = new CountDownLatch(1);
        start(
                (record, attempt) -> {
                    if (record.key().equals("stuck") && released.getCount() > 0) {
                        throw new RetryLaterException("the customer is in 3-D Secure");
                    }
                    handled.add(record.key() + record.offset());
                },
                100);
        add("a", "stuck", "b", "stuck", "c");

        await().until(() -> handled.containsAll(List.of("a0", "b2", "c4")));
        awaitCommitted(1);
        assertThat(handled).doesNotContain("stuck1", "stuck3");

        released.countDown();
        awaitCommitted(5);
        assertThat(handled).containsSubsequence("stuck1", "stuck3");
    }

    @Test
    void handlesKeysInParallel() {
        CountDownLatch allThere = new CountDownLatch(50);
        start(
                (record, attempt) -> {
                    allThere.countDown();
                    awaitUninterruptibly(allThere);
                },
                100);
        add(IntStream.range(0, 50).mapToObj(i -> "k" + i).toArray(String[]::new));

        await().until(() -> allThere.getCount() == 0);
        awaitCommitted(50);
    }

    @Test
    void pausesAPartitionWhenTheWindowIsFullAndResumesIt() {
        CountDownLatch released = new CountDownLatch(1);
        start((record, attempt) -> awaitUninterruptibly(released), 4);
        add("a", "b", "c", "d");
        await().until(() -> paused().contains(PARTITION));

        released.countDown();
        awaitCommitted(4);
        await().until(() -> paused().isEmpty());
    }

    @Test
    void waitsAtLeastAsLongAsTheOtherSideAsked() {
        List<Long> at = new CopyOnWriteArrayList<>();
        start(
                (record, attempt) -> {
                    at.add(System.nanoTime());
                    if (attempt == 1) {
                        throw new RetryLaterException("slow down", Duration.ofMillis(200), null);
                    }
                },
                100);
        add("a");

        awaitCommitted(1);
        assertThat(Duration.ofNanos(at.get(1) - at.get(0))).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void endsAndSaysWhyWhenAHandlerBreaksItsContract() {
        CountDownLatch told = new CountDownLatch(1);
        consumer = new KeyedConsumer(
                        () -> kafka,
                        List.of("events"),
                        (record, attempt) -> {
                            throw new IllegalStateException("a bug");
                        },
                        QUICK,
                        100,
                        new SimpleMeterRegistry())
                .onFailure(e -> told.countDown());
        begin();
        add("a");

        awaitUninterruptibly(told);
        assertThat(consumer.failure()).hasMessage("a bug");
    }

    @Test
    void leavesWhatIsNotDoneToTheNextOwner() {
        CountDownLatch begun = new CountDownLatch(1);
        start(
                (record, attempt) -> {
                    if (record.offset() == 1) {
                        begun.countDown();
                        throw new RetryLaterException("not yet");
                    }
                },
                100);
        add("a", "b", "b");
        awaitUninterruptibly(begun);
        awaitCommitted(1);

        consumer.close();
        assertThat(kafka.closed()).isTrue();
        assertThat(consumer.failure()).isNull();
    }

    @Test
    void finishesAndCommitsWhatIsUnderWayWhenItIsClosed() throws InterruptedException {
        closeInTheMiddle("a", "b");

        assertThat(handled).containsExactlyInAnyOrder("a0", "b1");
        assertThat(committedInTheEnd).containsEntry(PARTITION, new OffsetAndMetadata(2));
        assertThat(kafka.closed()).isTrue();
    }

    @Test
    void commitsInTheEndAlsoWhenTheCallToCloseCameBetweenTwoPolls() throws InterruptedException {
        wakeUps.set(1);

        closeInTheMiddle("a");

        assertThat(committedInTheEnd).containsEntry(PARTITION, new OffsetAndMetadata(1));
    }

    /** Closes while every record is under way, and lets them end then. */
    private void closeInTheMiddle(String... keys) throws InterruptedException {
        CountDownLatch underWay = new CountDownLatch(keys.length);
        CountDownLatch answered = new CountDownLatch(1);
        start(
                (record, attempt) -> {
                    underWay.countDown();
                    awaitUninterruptibly(answered);
                    handled.add(record.key() + record.offset());
                },
                100);
        add(keys);
        awaitUninterruptibly(underWay);
        Thread closing = Thread.ofPlatform().start(consumer::close);
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        answered.countDown();
        closing.join();
    }

    @Test
    void saysWhichPartitionsAreItsOwnAndThatTheyLeave() {
        List<Set<TopicPartition>> told = new CopyOnWriteArrayList<>();
        TopicPartition other = new TopicPartition("events", 1);
        consumer = consumer((record, attempt) -> {}).onShare(told::add);
        kafka.updateBeginningOffsets(Map.of(other, 0L));
        kafka.updateEndOffsets(Map.of(other, 0L));
        begin();
        await().until(() -> told.contains(Set.of(PARTITION)));

        kafka.schedulePollTask(() -> kafka.rebalance(Set.of(other)));
        await().until(() -> told.getLast().equals(Set.of(other)));
        assertThat(told).as("it has left before the new one comes").containsSubsequence(Set.of(PARTITION), Set.of());

        consumer.close();
        assertThat(told.getLast()).isEmpty();
    }

    @Test
    void worksAlsoWhenItsShareIsNone() {
        consumer = consumer((record, attempt) -> {});
        consumer.start();
        assertThat(consumer.condition()).isInstanceOf(Condition.Waits.class);

        kafka.schedulePollTask(() -> kafka.rebalance(Set.of()));
        await().until(() -> consumer.condition() instanceof Condition.Works);
    }

    @Test
    void tellsItsLagOfWhatIsUnderWayAndOfWhatAFullWindowKeepsItFromFetching() {
        CountDownLatch released = new CountDownLatch(1);
        start((record, attempt) -> awaitUninterruptibly(released), 4);
        add("a", "b", "c", "d");
        await().until(() -> paused().contains(PARTITION));
        await().until(() -> lag() == 10);

        released.countDown();
        await().until(() -> lag() == 6);
    }

    @Test
    void isDeadWhenItsThreadIsStuck() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        MockConsumer<String, byte[]> stuck = new MockConsumer<>("earliest") {
            @Override
            @SuppressWarnings("UnsynchronizedOverridesSynchronized") // whoever asks for health must not wait as well
            public Set<TopicPartition> paused() {
                begun.countDown();
                awaitUninterruptibly(released);
                return super.paused();
            }
        };
        stuck.schedulePollTask(() -> stuck.rebalance(Set.of()));
        consumer = new KeyedConsumer(() -> stuck, List.of("events"), (record, attempt) -> {}, QUICK, 100, meters)
                .stuckAfter(Duration.ofMillis(300));
        consumer.start();
        awaitUninterruptibly(begun);

        await().untilAsserted(() -> assertThat(consumer.condition())
                .isInstanceOfSatisfying(
                        Condition.Dead.class, dead -> assertThat(dead.why()).contains("events", "stuck")));
        released.countDown();
        await().until(() -> consumer.condition() instanceof Condition.Works);
    }

    @Test
    void endsAtOnceWhenKafkaExpelsItThoughARecordRestsBeforeItsNextAttempt() {
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch tried = new CountDownLatch(1);
        consumer = new KeyedConsumer(
                        () -> kafka,
                        List.of("events"),
                        (record, attempt) -> {
                            tried.countDown();
                            throw new RetryLaterException("Vipps is away", Duration.ofHours(1), null);
                        },
                        QUICK,
                        100,
                        meters)
                .onFailure(e -> told.countDown());
        begin();
        add("a");
        awaitUninterruptibly(tried);
        kafka.schedulePollTask(() -> kafka.setPollException(new FencedInstanceIdException("another has our name")));

        await().until(() -> told.getCount() == 0);
        assertThat(consumer.condition())
                .isInstanceOfSatisfying(
                        Condition.Dead.class, dead -> assertThat(dead.why()).contains("another has our name"));
    }

    @Test
    void readsOnWhenTheGroupHasTakenItForDead() {
        start((record, attempt) -> handled.add(record.key() + record.offset()), 100);
        add("a");
        await().until(() -> handled.contains("a0"));
        kafka.schedulePollTask(() -> kafka.setPollException(new UnknownMemberIdException("who are you?")));
        kafka.schedulePollTask(() -> kafka.setPollException(new StaleMemberEpochException("that was long ago")));
        add("b");

        await().until(() -> handled.contains("b1"));
        awaitCommitted(2);
        assertThat(consumer.condition()).isInstanceOf(Condition.Works.class);
    }

    @Test
    void endsAndSaysWhyWhenTheReadingThreadDiesOfAMistake() {
        CountDownLatch told = new CountDownLatch(1);
        consumer = consumer((record, attempt) -> {}).onFailure(e -> told.countDown());
        begin();
        kafka.schedulePollTask(() -> {
            throw new IllegalStateException("a mistake");
        });

        awaitUninterruptibly(told);
        assertThat(consumer.condition())
                .isInstanceOfSatisfying(
                        Condition.Dead.class, dead -> assertThat(dead.why()).contains("a mistake"));
    }

    private double lag() {
        return meters.get("vendflow.consumer.lag")
                .tag("topic", "events")
                .gauge()
                .value();
    }

    private void start(RecordHandler handler, int window) {
        consumer = new KeyedConsumer(() -> kafka, List.of("events"), handler, QUICK, window, meters);
        begin();
    }

    private KeyedConsumer consumer(RecordHandler handler) {
        return new KeyedConsumer(() -> kafka, List.of("events"), handler, QUICK, 100, meters);
    }

    private void begin() {
        kafka.updateBeginningOffsets(Map.of(PARTITION, 0L));
        kafka.updateEndOffsets(Map.of(PARTITION, 10L));
        kafka.schedulePollTask(() -> kafka.rebalance(Set.of(PARTITION)));
        consumer.start();
        await().until(() -> consumer.condition() instanceof Condition.Works);
    }

    private void add(String... keys) {
        kafka.schedulePollTask(() -> {
            for (String key : keys) {
                kafka.addRecord(new ConsumerRecord<>("events", 0, added.getAndIncrement(), key, new byte[0]));
            }
        });
    }

    private Set<TopicPartition> paused() {
        synchronized (kafka) {
            return kafka.paused();
        }
    }

    private void awaitCommitted(long offset) {
        BooleanSupplier isCommitted = () -> {
            OffsetAndMetadata committed = kafka.committed(Set.of(PARTITION)).get(PARTITION);
            return committed != null && committed.offset() == offset;
        };
        await().atMost(Duration.ofSeconds(10)).until(isCommitted::getAsBoolean);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
