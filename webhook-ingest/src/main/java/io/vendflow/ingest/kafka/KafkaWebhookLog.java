package io.vendflow.ingest.kafka;

import io.vendflow.ingest.Webhook;
import io.vendflow.ingest.WebhookLog;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.EventPublisher;
import io.vendflow.tracing.LogContext;
import io.vendflow.tracing.TraceIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps webhooks in Kafka, and gives up before Vipps does. */
final class KafkaWebhookLog implements WebhookLog, AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(KafkaWebhookLog.class);

    /** Vipps waits 10 seconds for an answer (facts sheet 3.6); an honest 503 is worth more than a hung connection. */
    static final Duration PATIENCE = Duration.ofSeconds(8);

    private final EventPublisher publisher;
    private final Duration patience;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    KafkaWebhookLog(EventPublisher publisher, Duration patience) {
        this.publisher = publisher;
        this.patience = patience;
    }

    @Override
    public boolean keep(Webhook webhook) {
        List<Emission<?>> events = new ArrayList<>();
        events.add(IngestEvents.of(webhook));
        IngestEvents.deadLetterOf(webhook).ifPresent(events::add);
        boolean ours = webhook.kind() == Webhook.Kind.PAYMENT;
        String reference = ours ? webhook.content().reference() : null;
        String machine = reference == null ? null : reference.substring(0, reference.indexOf('-'));
        String traceId = reference == null ? null : TraceIds.traceOf(reference);
        Future<?> published = threads.submit(() -> publisher.publish(events));
        try (LogContext _ = LogContext.about(reference, machine, traceId)) {
            published.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            LOGGER.error("a webhook could not be kept", e.getCause());
            return false;
        } catch (TimeoutException e) {
            LOGGER.error("Kafka did not confirm a webhook within {}", patience);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
