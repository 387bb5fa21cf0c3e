package io.vendflow.ingest.kafka;

import io.vendflow.ingest.ClosedPayment;
import io.vendflow.ingest.EarlyWebhook;
import io.vendflow.ingest.Memory;
import io.vendflow.ingest.OpenPayment;
import io.vendflow.ingest.Remembered;
import io.vendflow.sale.PaymentReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What is remembered, in Kafka Streams' stores: committed in one transaction with the events that were told. The closed
 * payments of two days have a store of their own, so that the few open ones can be walked through at the start.
 */
final class StoredMemory implements Memory {

    private final KeyValueStore<String, byte[]> current;
    private final KeyValueStore<String, byte[]> closed;
    private final DueIndex index;
    private int earlyWebhooks;

    StoredMemory(
            KeyValueStore<String, byte[]> current,
            KeyValueStore<String, byte[]> closed,
            KeyValueStore<String, byte[]> due) {
        this.current = current;
        this.closed = closed;
        this.index = new DueIndex(due);
    }

    @Override
    public Optional<Remembered> find(PaymentReference reference) {
        byte[] found = current.get(reference.value());
        if (found == null) {
            found = closed.get(reference.value());
        }
        return found == null ? Optional.empty() : MemoryJson.read(reference.value(), found);
    }

    @Override
    public void keep(Remembered remembered) {
        find(remembered.reference()).ifPresent(this::remove);
        storeOf(remembered).put(remembered.reference().value(), MemoryJson.write(remembered));
        index.add(remembered.dueAt(), remembered.reference());
        earlyWebhooks += remembered instanceof EarlyWebhook ? 1 : 0;
    }

    @Override
    public void forget(PaymentReference reference) {
        find(reference).ifPresent(this::remove);
    }

    private void remove(Remembered remembered) {
        storeOf(remembered).delete(remembered.reference().value());
        index.remove(remembered.dueAt(), remembered.reference());
        earlyWebhooks -= remembered instanceof EarlyWebhook ? 1 : 0;
    }

    private KeyValueStore<String, byte[]> storeOf(Remembered remembered) {
        return remembered instanceof ClosedPayment ? closed : current;
    }

    @Override
    public List<Remembered> dueBy(Instant now, Set<PaymentReference> except, int limit) {
        List<Remembered> due = new ArrayList<>();
        for (DueIndex.Entry entry : index.dueBy(now, except, limit)) {
            Optional<Remembered> remembered = find(entry.reference());
            if (remembered.isPresent()) {
                due.add(remembered.get());
            } else {
                index.remove(entry.dueAt(), entry.reference());
            }
        }
        return due;
    }

    @Override
    public Instant nextDueAt() {
        return Instant.ofEpochMilli(index.earliest());
    }

    @Override
    public List<OpenPayment> open() {
        List<OpenPayment> open = new ArrayList<>();
        earlyWebhooks = 0;
        try (KeyValueIterator<String, byte[]> all = current.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> next = all.next();
                switch (MemoryJson.read(next.key, next.value).orElse(null)) {
                    case OpenPayment payment -> open.add(payment);
                    case EarlyWebhook early -> earlyWebhooks++;
                    case null, default -> {}
                }
            }
        }
        return open;
    }

    @Override
    public int earlyWebhooks() {
        return earlyWebhooks;
    }
}
