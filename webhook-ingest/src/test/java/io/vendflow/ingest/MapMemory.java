package io.vendflow.ingest;

import io.vendflow.sale.PaymentReference;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A memory that forgets everything at the end of the test. */
final class MapMemory implements Memory {

    final Map<PaymentReference, Remembered> all = new HashMap<>();

    @Override
    public Optional<Remembered> find(PaymentReference reference) {
        return Optional.ofNullable(all.get(reference));
    }

    @Override
    public void keep(Remembered remembered) {
        all.put(remembered.reference(), remembered);
    }

    @Override
    public void forget(PaymentReference reference) {
        all.remove(reference);
    }

    @Override
    public List<Remembered> dueBy(Instant now, Set<PaymentReference> except, int limit) {
        return all.values().stream()
                .filter(each -> !except.contains(each.reference()))
                .filter(each -> !each.dueAt().isAfter(now))
                .sorted(Comparator.comparing(Remembered::dueAt))
                .limit(limit)
                .toList();
    }

    @Override
    public Instant nextDueAt() {
        return all.values().stream()
                .map(Remembered::dueAt)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    @Override
    public List<OpenPayment> open() {
        return all.values().stream()
                .filter(OpenPayment.class::isInstance)
                .map(OpenPayment.class::cast)
                .toList();
    }

    @Override
    public int earlyWebhooks() {
        return (int)
                all.values().stream().filter(EarlyWebhook.class::isInstance).count();
    }
}
