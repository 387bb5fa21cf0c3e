package io.vendflow.books.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The records of several topics as one stream in the order of their times, as far as each topic keeps to its own. Without
 * it a sale's end would be read long before its beginning, and every sale would be open at once.
 */
final class Merged {

    private static final Duration POLL = Duration.ofMillis(200);

    /** So many records of a topic wait here at most, and what one fetch brings besides. */
    private static final int AHEAD = 2_000;

    private final Consumer<String, byte[]> consumer;
    private final Map<TopicPartition, Source> sources = new HashMap<>();
    private final PriorityQueue<Source> heads = new PriorityQueue<>();
    private final long latest;
    private int awaited;

    /**
     * @param ends where to stop; the consumer is assigned to these partitions and stands where to begin
     * @param latest no record is later than this, whatever it says; milliseconds since 1970
     */
    Merged(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends, long latest) {
        this.consumer = consumer;
        this.latest = latest;
        ends.forEach((partition, end) -> sources.put(partition, new Source(partition, end)));
    }

    private static final class Source implements Comparable<Source> {

        private final TopicPartition partition;
        private final long end;
        private final Deque<ConsumerRecord<String, byte[]>> records = new ArrayDeque<>();
        private boolean ended;
        private boolean paused;

        Source(TopicPartition partition, long end) {
            this.partition = partition;
            this.end = end;
        }

        /** Of its next record; compared often, so it is not looked up each time. */
        private long time;

        @Override
        public int compareTo(Source other) {
            return Long.compare(time, other.time);
        }

        /** What is dated ahead counts as of now, or everything else would have to be read before it. */
        void lookAtHead(long latest) {
            time = Math.min(records.element().timestamp(), latest);
        }
    }

    /**
     * All of it, in this thread.
     *
     * @param patience how long Kafka may bring nothing before this is given up
     * @throws StalledException when it does
     */
    void forEach(java.util.function.Consumer<ConsumerRecord<String, byte[]>> reader, Duration patience) {
        sources.values().forEach(this::lookForEnd);
        awaited = (int) sources.values().stream().filter(each -> !each.ended).count();
        long giveUp = System.nanoTime() + patience.toNanos();
        while (awaited > 0 || !heads.isEmpty()) {
            if (awaited > 0) {
                if (fetch()) {
                    giveUp = System.nanoTime() + patience.toNanos();
                } else if (System.nanoTime() > giveUp) {
                    throw new StalledException();
                }
            }
            if (awaited == 0) {
                while (awaited == 0 && !heads.isEmpty()) {
                    next(reader);
                }
                // However long the reader took, from here on it is Kafka that is waited for.
                giveUp = System.nanoTime() + patience.toNanos();
            }
        }
    }

    private void next(java.util.function.Consumer<ConsumerRecord<String, byte[]>> reader) {
        Source source = heads.remove();
        reader.accept(source.records.remove());
        if (!source.records.isEmpty()) {
            source.lookAtHead(latest);
            heads.add(source);
        } else if (!source.ended) {
            lookForEnd(source);
            awaited += source.ended ? 0 : 1;
        }
    }

    /** @return whether Kafka brought anything, or it turned out that there is nothing more */
    private boolean fetch() {
        resume();
        boolean progress = false;
        var fetched = consumer.poll(POLL);
        for (TopicPartition partition : fetched.partitions()) {
            Source source = sources.get(partition);
            if (source != null && !source.ended) {
                progress = true;
                take(source, fetched.records(partition));
            }
        }
        for (Source source : sources.values()) {
            if (!source.ended && source.records.isEmpty()) {
                lookForEnd(source);
                if (source.ended) {
                    awaited--;
                    progress = true;
                }
            }
        }
        return progress;
    }

    private void take(Source source, List<ConsumerRecord<String, byte[]>> fetched) {
        boolean waited = source.records.isEmpty();
        for (ConsumerRecord<String, byte[]> each : fetched) {
            if (each.offset() < source.end) {
                source.records.add(each);
            }
        }
        if (waited && !source.records.isEmpty()) {
            source.lookAtHead(latest);
            heads.add(source);
            awaited--;
        }
        if (source.records.size() > AHEAD && !source.paused) {
            source.paused = true;
            consumer.pause(List.of(source.partition));
        }
    }

    private void resume() {
        Collection<TopicPartition> hungry = new ArrayList<>();
        for (Source source : sources.values()) {
            if (source.paused && source.records.size() <= AHEAD / 2 && !source.ended) {
                source.paused = false;
                hungry.add(source.partition);
            }
        }
        consumer.resume(hungry);
    }

    /** What transactions leave behind has offsets, but is never brought. */
    private void lookForEnd(Source source) {
        if (consumer.position(source.partition) >= source.end && source.records.isEmpty()) {
            source.ended = true;
            source.paused = true;
            consumer.pause(List.of(source.partition));
        }
    }

    /** Kafka brings nothing although there is more. */
    static final class StalledException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
