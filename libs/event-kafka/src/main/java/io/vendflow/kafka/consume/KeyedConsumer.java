package io.vendflow.kafka.consume;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.kafka.RecordTraces;
import io.vendflow.kafka.Refusal;
import io.vendflow.kafka.parts.Condition;
import io.vendflow.kafka.parts.Pulse;
import io.vendflow.tracing.LogContext;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.StaleMemberEpochException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads topics and handles each record on a virtual thread: records of one topic and key one at a time and in order,
 * everything else in parallel, so throughput is calls in flight over latency, not partitions over latency.
 *
 * <p>Polling never stops while records are handled. A record that has to wait (Vipps is away, a customer is in 3-D
 * Secure) holds up its own key only; its partition is paused when {@code window} records are taken beyond the last
 * commit. An offset is committed when it and all before it are done, so a crash repeats records and never loses one.
 * See docs/adr/0002.
 */
public final class KeyedConsumer implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(KeyedConsumer.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Supplier<Consumer<String, byte[]>> connect;
    private final Collection<String> topics;
    private final RecordHandler handler;
    private final Backoff backoff;
    private final int window;
    private final MeterRegistry meters;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Backlog backlog;
    private volatile boolean joined;
    private volatile long cameRound;
    private volatile boolean closing;
    private volatile @Nullable Throwable failure;
    private java.util.function.Consumer<Throwable> onFailure = e -> {};
    private java.util.function.Consumer<Set<TopicPartition>> onShare = share -> {};

    /** Everything that the polling thread does is bounded by seconds. */
    private Duration longestRound = Duration.ofMinutes(2);

    private volatile @Nullable Consumer<String, byte[]> consumer;

    /**
     * @param connect opens the consumer; automatic commits must be off
     * @param window how many records of a partition may be taken beyond its last commit
     */
    public KeyedConsumer(
            Supplier<Consumer<String, byte[]>> connect,
            Collection<String> topics,
            RecordHandler handler,
            Backoff backoff,
            int window,
            MeterRegistry meters) {
        this.connect = connect;
        this.topics = List.copyOf(topics);
        this.handler = handler;
        this.backoff = backoff;
        this.window = window;
        this.meters = meters;
        this.backlog = new Backlog(topics, meters);
        topics.forEach(this::retries);
    }

    private Counter retries(String topic) {
        return meters.counter("vendflow.events.retries", "topic", topic);
    }

    /** Who is told when reading has ended and will not go on. */
    public KeyedConsumer onFailure(java.util.function.Consumer<Throwable> listener) {
        onFailure = listener;
        return this;
    }

    /**
     * Who is told which partitions are this consumer's from now on: of new ones after it has them, of those that leave
     * before another member gets them. Called on the polling thread, so it must not wait for anything.
     */
    public KeyedConsumer onShare(java.util.function.Consumer<Set<TopicPartition>> listener) {
        onShare = listener;
        return this;
    }

    /** After which round of the polling thread it counts as stuck; for tests that cannot wait for minutes. */
    KeyedConsumer stuckAfter(Duration longest) {
        longestRound = longest;
        return this;
    }

    /** Begins to read, in a thread of its own. */
    public void start() {
        Consumer<String, byte[]> opened = connect.get();
        cameRound = System.nanoTime();
        consumer = opened;
        Thread.ofPlatform()
                .name("keyed-consumer")
                .uncaughtExceptionHandler((thread, e) -> fail(e))
                .start(() -> run(opened));
    }

    /**
     * Whether it reads. A consumer whose share of the group's partitions is none reads as well as it can: there are more
     * instances than partitions, and it is there for when another ends.
     */
    public Condition condition() {
        Throwable cause = failure;
        Consumer<String, byte[]> opened = consumer;
        if (cause != null) {
            return new Condition.Dead("reading " + topics + " has ended: " + cause);
        }
        if (opened == null || !joined) {
            return new Condition.Waits("for its share of the partitions of " + topics);
        }
        Duration round = Duration.ofNanos(System.nanoTime() - cameRound);
        if (round.compareTo(longestRound) > 0 && ended.getCount() > 0) {
            return new Condition.Dead("the thread that reads " + topics + " is stuck for " + round.toSeconds() + " s");
        }
        return Pulse.ofKafka(opened.metrics()).orElseGet(Condition.Works::new);
    }

    /** Why reading has ended, when it was not closed. */
    public @Nullable Throwable failure() {
        return failure;
    }

    private void run(Consumer<String, byte[]> opened) {
        try {
            read(opened);
        } catch (KafkaException e) {
            fail(e);
        } finally {
            backlog.end();
            opened.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(LAST_WORDS));
            ended.countDown();
        }
    }

    private void read(Consumer<String, byte[]> opened) {
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual()
                .name("lane-", 0)
                .uncaughtExceptionHandler((thread, e) -> fail(e))
                .factory())) {
            Lanes lanes = new Lanes(threads);
            Assignment assignment = new Assignment(opened, window);
            try {
                opened.subscribe(topics, new Rebalances(assignment));
                while (!closing) {
                    pollOnce(opened, assignment, lanes);
                }
                onShare.accept(Set.of());
                assignment.leave(assignment.partitions().keySet());
            } finally {
                // Before the threads are waited for: one that rests before its next attempt would be waited for ever.
                assignment.forget(assignment.partitions().keySet());
            }
        }
    }

    private void pollOnce(Consumer<String, byte[]> opened, Assignment assignment, Lanes lanes) {
        cameRound = System.nanoTime();
        try {
            for (ConsumerRecord<String, byte[]> each : opened.poll(POLL)) {
                take(each, assignment, lanes);
            }
            assignment.commit();
            assignment.balance();
            backlog.measure(opened, assignment.partitions());
        } catch (WakeupException e) {
            LOGGER.debug("woken to close", e);
        } catch (RetriableException e) {
            LOGGER.atWarn().addKeyValue("cause", e.toString()).log("Kafka did not answer, reading goes on");
        } catch (UnknownMemberIdException | StaleMemberEpochException e) {
            // Whoever was silent for too long, on a machine that had no time for it, is no member any more. The client
            // joins
            // again by itself, and is told then what it has lost.
            LOGGER.atWarn().addKeyValue("cause", e.toString()).log("the group went on without us, we join again");
        }
    }

    private void take(ConsumerRecord<String, byte[]> each, Assignment assignment, Lanes lanes) {
        Assigned share = assignment.of(new TopicPartition(each.topic(), each.partition()));
        share.progress.took(each.offset());
        Object lane = new Lane(each.topic(), each.key() == null ? String.valueOf(each.partition()) : each.key());
        lanes.submit(lane, () -> {
            try (LogContext _ = RecordTraces.saidOf(each)) {
                handleUntilDone(each, assignment, share);
            }
        });
    }

    private void handleUntilDone(ConsumerRecord<String, byte[]> each, Assignment assignment, Assigned share) {
        for (int attempt = 1; share.begin(); attempt++) {
            Duration pause;
            try {
                handler.handle(each, attempt);
                assignment.finished(share, each.offset());
                return;
            } catch (RetryLaterException e) {
                pause = pauseAfter(attempt, e);
                retries(each.topic()).increment();
                LOGGER.atWarn()
                        .addKeyValue("topic", each.topic())
                        .addKeyValue("key", each.key())
                        .addKeyValue("attempt", attempt)
                        .addKeyValue("again", pause)
                        .log("not finished yet: {}", e.getMessage());
            } finally {
                share.end();
            }
            if (!share.rest(pause)) {
                return;
            }
        }
    }

    private Duration pauseAfter(int attempt, RetryLaterException e) {
        Duration pause = backoff.after(attempt, ThreadLocalRandom.current());
        Duration asked = e.notBefore();
        return asked != null && asked.compareTo(pause) > 0 ? asked : pause;
    }

    private void fail(Throwable e) {
        Refusal.inWords(e)
                .ifPresentOrElse(
                        words -> LOGGER.error("reading {} has ended: {}", topics, words),
                        () -> LOGGER.error("reading {} has ended and will not go on", topics, e));
        failure = e;
        closing = true;
        onFailure.accept(e);
    }

    /** Ends reading: running handlers get a few seconds, what is done is committed. */
    @Override
    public void close() {
        closing = true;
        Consumer<String, byte[]> opened = consumer;
        if (opened == null) {
            return;
        }
        opened.wakeup();
        try {
            if (!ended.await(LAST_WORDS.toSeconds() * 3, TimeUnit.SECONDS)) {
                LOGGER.warn("reading did not end in time; unfinished work will be repeated");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Lane(String topic, String key) {}

    private final class Rebalances implements ConsumerRebalanceListener {

        private final Assignment assignment;

        Rebalances(Assignment assignment) {
            this.assignment = assignment;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            partitions.forEach(assignment::of);
            joined = true;
            onShare.accept(assignment.without(Set.of()));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            onShare.accept(assignment.without(partitions));
            assignment.leave(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            joined = false;
            onShare.accept(assignment.without(partitions));
            assignment.forget(partitions);
        }
    }
}
