package io.vendflow.simulation.ingest;

import io.vendflow.ingest.EarlyWebhook;
import io.vendflow.ingest.Memory;
import io.vendflow.ingest.OpenPayment;
import io.vendflow.ingest.Remembered;
import io.vendflow.sale.PaymentReference;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What webhook-ingest has committed. Survives every crash. */
final class SimulatedMemory implements Memory {

    private static final Comparator<Remembered> LONGEST_DUE_FIRST = Comparator.comparing(Remembered::dueAt)
            .thenComparing(remembered -> remembered.reference().value());

    private final Map<String, Remembered> all = new HashMap<>();
    private final TreeSet<Remembered> due = new TreeSet<>(LONGEST_DUE_FIRST);
    private int earlyWebhooks;

    @Override
    public Optional<Remembered> find(PaymentReference reference) {
        return Optional.ofNullable(all.get(reference.value()));
    }

    @Override
    public void keep(Remembered remembered) {
        forget(remembered.reference());
        all.put(remembered.reference().value(), remembered);
        due.add(remembered);
        earlyWebhooks += remembered instanceof EarlyWebhook ? 1 : 0;
    }

    @Override
    public void forget(PaymentReference reference) {
        Remembered before = all.remove(reference.value());
        if (before != null) {
            due.remove(before);
            earlyWebhooks -= before instanceof EarlyWebhook ? 1 : 0;
        }
    }

    @Override
    public List<Remembered> dueBy(Instant now, Set<PaymentReference> except, int limit) {
        return due.stream()
                .takeWhile(each -> !each.dueAt().isAfter(now))
                .filter(each -> !except.contains(each.reference()))
                .limit(limit)
                .toList();
    }

    /** Of those that are not being looked at already. */
    Instant nextDueAfter(Instant now) {
        return due.stream()
                .map(Remembered::dueAt)
                .filter(at -> at.isAfter(now))
                .findFirst()
                .orElse(Instant.MAX);
    }

    @Override
    public Instant nextDueAt() {
        return due.isEmpty() ? Instant.MAX : due.getFirst().dueAt();
    }

    @Override
    public List<OpenPayment> open() {
        return due.stream()
                .filter(OpenPayment.class::isInstance)
                .map(OpenPayment.class::cast)
                .toList();
    }

    @Override
    public int earlyWebhooks() {
        return earlyWebhooks;
    }
}
