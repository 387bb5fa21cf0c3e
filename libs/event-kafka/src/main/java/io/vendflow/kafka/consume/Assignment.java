package io.vendflow.kafka.consume;

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
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions that the group gave to one consumer, what of them is done, and what of that Kafka knows. Used by the polling
 * thread alone, but for {@link #finished}.
 */
final class Assignment {

    private static final Logger LOGGER = LoggerFactory.getLogger(Assignment.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Consumer<String, byte[]> consumer;
    private final int window;
    private final Map<TopicPartition, Assigned> assigned = new HashMap<>();
    private final Queue<Finished> finished = new ConcurrentLinkedQueue<>();

    private record Finished(Assigned share, long offset) {}

    /** @param window how many records of a partition may be taken beyond its last commit */
    Assignment(Consumer<String, byte[]> consumer, int window) {
        this.consumer = consumer;
        this.window = window;
    }

    /** The partition, ours from now on if it was not before. */
    Assigned of(TopicPartition partition) {
        return assigned.computeIfAbsent(partition, Assigned::new);
    }

    Map<TopicPartition, Assigned> partitions() {
        return Map.copyOf(assigned);
    }

    Set<TopicPartition> without(Collection<TopicPartition> leaving) {
        Set<TopicPartition> rest = new HashSet<>(assigned.keySet());
        rest.removeAll(leaving);
        return Set.copyOf(rest);
    }

    /** A record is done. From any thread. */
    void finished(Assigned share, long offset) {
        finished.add(new Finished(share, offset));
    }

    /** Commits what became done, without waiting for the answer. */
    void commit() {
        Map<TopicPartition, OffsetAndMetadata> offsets = committable(assigned.keySet());
        if (!offsets.isEmpty()) {
            consumer.commitAsync(offsets, (asked, e) -> {
                if (e != null) {
                    LOGGER.atWarn()
                            .addKeyValue("cause", e.toString())
                            .log("offsets not committed, the next commit covers them");
                }
            });
            // An answer that never comes is made good by the next commit of the partition, or by repeating.
            offsets.forEach((partition, offset) -> of(partition).progress.committed(offset.offset()));
        }
    }

    /** Takes no more from where much is under way, until half of it is done. */
    void balance() {
        List<TopicPartition> full = new ArrayList<>();
        List<TopicPartition> free = new ArrayList<>();
        Set<TopicPartition> paused = consumer.paused();
        assigned.forEach((partition, share) -> {
            if (share.progress.window() >= window && !paused.contains(partition)) {
                full.add(partition);
            } else if (share.progress.window() <= window / 2 && paused.contains(partition)) {
                free.add(partition);
            }
        });
        consumer.pause(full);
        consumer.resume(free);
    }

    /** Lets running work end, commits what is done, and forgets the partitions. */
    void leave(Collection<TopicPartition> partitions) {
        List<Assigned> leaving = partitions.stream().map(this::of).toList();
        leaving.forEach(Assigned::giveUp);
        long deadline = System.nanoTime() + LAST_WORDS.toNanos();
        for (Assigned share : leaving) {
            share.awaitIdle(deadline - System.nanoTime());
        }
        Map<TopicPartition, OffsetAndMetadata> offsets = committable(partitions);
        try {
            if (!offsets.isEmpty()) {
                commitInTheEnd(offsets);
            }
        } catch (KafkaException e) {
            LOGGER.atWarn()
                    .addKeyValue("cause", e.toString())
                    .log("offsets not committed on leaving, the work will be repeated");
        }
        forget(partitions);
    }

    /** Whatever was done with them since the last commit is done once more by their next owner. */
    void forget(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            Assigned share = assigned.remove(partition);
            if (share != null) {
                share.giveUp();
            }
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> committable(Collection<TopicPartition> partitions) {
        for (Finished each = finished.poll(); each != null; each = finished.poll()) {
            each.share.progress.finished(each.offset);
        }
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TopicPartition partition : partitions) {
            Assigned share = assigned.get(partition);
            if (share != null) {
                share.progress.committable().ifPresent(offset -> offsets.put(partition, new OffsetAndMetadata(offset)));
            }
        }
        return offsets;
    }

    private void commitInTheEnd(Map<TopicPartition, OffsetAndMetadata> offsets) {
        try {
            consumer.commitSync(offsets, LAST_WORDS);
        } catch (WakeupException e) {
            // Whoever closes woke a poll that was over already, so it woke this. It wakes once.
            LOGGER.debug("woken to close", e);
            consumer.commitSync(offsets, LAST_WORDS);
        }
    }
}
