package io.vendflow.books;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Folds all partitions of a log, some at the same time: each has its own memory, and no sale lies in two. */
public final class Replay {

    private final EventLog log;
    private final int atOnce;

    /** @param atOnce how many partitions are read at the same time */
    public Replay(EventLog log, int atOnce) {
        this.log = log;
        this.atOnce = atOnce;
    }

    /**
     * @param books told of every sale, from several threads
     * @param size told of each partition how many records it has
     * @throws LogUnavailableException when a part cannot be read to its end now
     */
    public void fold(Scope scope, Books books, LongConsumer size) {
        forEachShare(scope, size, share -> Bookkeeper.fold(share, books));
    }

    /** @throws LogUnavailableException when a part cannot be read to its end now */
    public void forEachShare(Scope scope, LongConsumer size, Consumer<EventLog.Share> reader) {
        List<EventLog.Share> shares = new ArrayList<>();
        try {
            for (int partition : log.partitions()) {
                EventLog.Share share = log.open(partition, scope);
                shares.add(share);
                size.accept(share.size());
            }
            read(shares, reader);
        } finally {
            shares.forEach(EventLog.Share::close);
        }
    }

    /** Returns when no thread reads any more, however it ends: what somebody reads must not be closed. */
    private void read(List<EventLog.Share> shares, Consumer<EventLog.Share> reader) {
        List<Callable<Void>> work = new ArrayList<>();
        for (EventLog.Share share : shares) {
            work.add(() -> {
                reader.accept(share);
                return null;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(
                atOnce, Thread.ofPlatform().name("replay-", 0).daemon().factory())) {
            for (Future<Void> each : threads.invokeAll(work)) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailableException("interrupted", e);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
    }
}
