package io.vendflow.kafka.consume;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.kafka.RecordTraces;
import io.vendflow.kafka.Refusal;
import io.vendflow.kafka.parts.Condition;
import io.vendflow.kafka.parts.Pulse;
import io.vendflow.tracing.LogContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
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

    private final Map<TopicPartition, Assigned> assigned = new HashMap<>();
    private final Queue<Finished> finished = new ConcurrentLinkedQueue<>();
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
            try {
                opened.subscribe(topics, new Rebalances(opened));
                while (!closing) {
                    pollOnce(opened, lanes);
                }
                leave(opened, Set.copyOf(assigned.keySet()));
            } finally {
                // Before the threads are waited for: one that rests before its next attempt would be waited for ever.
                assigned.values().forEach(Assigned::giveUp);
            }
        }
    }

    private void pollOnce(Consumer<String, byte[]> opened, Lanes lanes) {
        cameRound = System.nanoTime();
        try {
            ConsumerRecords<String, byte[]> records = opened.poll(POLL);
            for (ConsumerRecord<String, byte[]> each : records) {
                take(each, lanes);
            }
            settle();
            commit(opened);
            balance(opened);
            backlog.measure(opened, assigned);
        } catch (WakeupException e) {
            LOGGER.debug("woken to close", e);
        } catch (RetriableException e) {
            LOGGER.atWarn().addKeyValue("cause", e.toString()).log("Kafka did not answer, reading goes on");
        }
    }

    private void take(ConsumerRecord<String, byte[]> each, Lanes lanes) {
        TopicPartition partition = new TopicPartition(each.topic(), each.partition());
        Assigned share = assigned.computeIfAbsent(partition, Assigned::new);
        share.progress.took(each.offset());
        Object lane = new Lane(each.topic(), each.key() == null ? String.valueOf(each.partition()) : each.key());
        lanes.submit(lane, () -> {
            try (LogContext _ = RecordTraces.saidOf(each)) {
                handleUntilDone(each, share);
            }
        });
    }

    private void handleUntilDone(ConsumerRecord<String, byte[]> each, Assigned share) {
        for (int attempt = 1; share.begin(); attempt++) {
            Duration pause;
            try {
                handler.handle(each, attempt);
                finished.add(new Finished(share, each.offset()));
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

    private void settle() {
        for (Finished each = finished.poll(); each != null; each = finished.poll()) {
            each.share.progress.finished(each.offset);
        }
    }

    private void commit(Consumer<String, byte[]> opened) {
        Map<TopicPartition, OffsetAndMetadata> offsets = committable(assigned.keySet());
        if (!offsets.isEmpty()) {
            opened.commitAsync(offsets, (asked, e) -> {
                if (e != null) {
                    LOGGER.atWarn()
                            .addKeyValue("cause", e.toString())
                            .log("offsets not committed, the next commit covers them");
                }
            });
            // An answer that never comes is made good by the next commit of the partition, or by repeating.
            offsets.forEach((partition, offset) -> share(partition).progress.committed(offset.offset()));
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> committable(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TopicPartition partition : partitions) {
            Assigned share = assigned.get(partition);
            if (share != null) {
                share.progress.committable().ifPresent(offset -> offsets.put(partition, new OffsetAndMetadata(offset)));
            }
        }
        return offsets;
    }

    private void balance(Consumer<String, byte[]> opened) {
        List<TopicPartition> full = new ArrayList<>();
        List<TopicPartition> free = new ArrayList<>();
        Set<TopicPartition> paused = opened.paused();
        assigned.forEach((partition, share) -> {
            if (share.progress.window() >= window && !paused.contains(partition)) {
                full.add(partition);
            } else if (share.progress.window() <= window / 2 && paused.contains(partition)) {
                free.add(partition);
            }
        });
        opened.pause(full);
        opened.resume(free);
    }

    /** Lets running work end, commits what is done, and forgets the partitions. */
    private void leave(Consumer<String, byte[]> opened, Collection<TopicPartition> partitions) {
        tellShareWithout(partitions);
        List<Assigned> leaving = partitions.stream().map(this::share).toList();
        leaving.forEach(Assigned::giveUp);
        long deadline = System.nanoTime() + LAST_WORDS.toNanos();
        for (Assigned share : leaving) {
            share.awaitIdle(deadline - System.nanoTime());
        }
        settle();
        Map<TopicPartition, OffsetAndMetadata> offsets = committable(partitions);
        try {
            if (!offsets.isEmpty()) {
                commitInTheEnd(opened, offsets);
            }
        } catch (KafkaException e) {
            LOGGER.atWarn()
                    .addKeyValue("cause", e.toString())
                    .log("offsets not committed on leaving, the work will be repeated");
        }
        forget(partitions);
    }

    private static void commitInTheEnd(
            Consumer<String, byte[]> opened, Map<TopicPartition, OffsetAndMetadata> offsets) {
        try {
            opened.commitSync(offsets, LAST_WORDS);
        } catch (WakeupException e) {
            // close() woke a poll that was over already, so it woke this. It wakes once.
            LOGGER.debug("woken to close", e);
            opened.commitSync(offsets, LAST_WORDS);
        }
    }

    private void forget(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            Assigned share = assigned.remove(partition);
            if (share != null) {
                share.giveUp();
            }
        }
    }

    private void tellShareWithout(Collection<TopicPartition> leaving) {
        Set<TopicPartition> share = new HashSet<>(assigned.keySet());
        share.removeAll(leaving);
        onShare.accept(Set.copyOf(share));
    }

    private Assigned share(TopicPartition partition) {
        return assigned.computeIfAbsent(partition, Assigned::new);
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

    private record Finished(Assigned share, long offset) {}

    private final class Rebalances implements ConsumerRebalanceListener {

        private final Consumer<String, byte[]> opened;

        Rebalances(Consumer<String, byte[]> opened) {
            this.opened = opened;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            partitions.forEach(KeyedConsumer.this::share);
            joined = true;
            tellShareWithout(Set.of());
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            leave(opened, partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            joined = false;
            tellShareWithout(partitions);
            forget(partitions);
        }
    }
}
