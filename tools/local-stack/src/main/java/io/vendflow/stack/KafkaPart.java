package io.vendflow.stack;

import io.vendflow.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Kafka, which runs inside this JVM. */
final class KafkaPart implements Part {

    static final String NAME = "kafka";

    private final Path directory;
    private final int port;
    private final Consumer<String> onFatal;
    private @Nullable CompletableFuture<EmbeddedKafka> broker;

    KafkaPart(Path directory, int port, Consumer<String> onFatal) {
        this.directory = directory;
        this.port = port;
        this.onFatal = onFatal;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public synchronized void start() {
        if (broker == null) {
            broker = CompletableFuture.supplyAsync(
                    () -> EmbeddedKafka.start(directory, port, onFatal), KafkaPart::onThreadOfItsOwn);
        }
    }

    @Override
    public void awaitReady(Duration timeout) throws InterruptedException {
        CompletableFuture<EmbeddedKafka> starting = starting();
        if (starting == null) {
            throw new StackException("Kafka is stopped");
        }
        try {
            starting.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new StackException("Kafka could not start: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new StackException("Kafka is not ready after " + timeout.toSeconds() + " s", e);
        }
    }

    @Override
    public void stop(Duration grace) throws InterruptedException {
        CompletableFuture<EmbeddedKafka> running = taken();
        if (running == null) {
            return;
        }
        try {
            // A broker that lost its disk may never finish to stop; the JVM ends soon anyway.
            CompletableFuture.runAsync(() -> running.join().close(), KafkaPart::onThreadOfItsOwn)
                    .get(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | CompletionException e) {
            org.slf4j.LoggerFactory.getLogger(KafkaPart.class).warn("Kafka did not stop cleanly", e);
        }
    }

    private synchronized @Nullable CompletableFuture<EmbeddedKafka> starting() {
        return broker;
    }

    private synchronized @Nullable CompletableFuture<EmbeddedKafka> taken() {
        CompletableFuture<EmbeddedKafka> running = broker;
        broker = null;
        return running;
    }

    private static void onThreadOfItsOwn(Runnable task) {
        Thread.ofPlatform().daemon().name(NAME).start(task);
    }
}
