package io.vendflow.simulator.payments;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the ledger holds, how one event changes it, and its way to and from the log. */
final class Holdings {

    private final PaymentEvents listener;
    private final Accounts accounts = new Accounts();
    private final IdempotencyStore keys = new IdempotencyStore();
    private final Timetable timetable = new Timetable();
    private final PspReferences pspReferences = new PspReferences();
    private final Queue<PaymentId> finished = new ConcurrentLinkedQueue<>();

    Holdings(PaymentEvents listener) {
        this.listener = listener;
    }

    Accounts accounts() {
        return accounts;
    }

    IdempotencyStore keys() {
        return keys;
    }

    Timetable timetable() {
        return timetable;
    }

    PspReferences pspReferences() {
        return pspReferences;
    }

    /** Payments of which nothing more is expected, the first to finish at the head. */
    Queue<PaymentId> finished() {
        return finished;
    }

    /** Takes in a payment that is written down, and tells of it. */
    void begin(Payment payment, PaymentEvent created) {
        timetable.track(payment);
        listener.happened(payment, created);
    }

    /** Applies an event that is written down, and tells it. */
    void become(Account account, PaymentEvent event) {
        Payment before = account.payment();
        Payment after = before.plus(event);
        account.become(after);
        timetable.track(after);
        if (after.isFinished() && !before.isFinished()) {
            finished.add(after.id());
        }
        listener.happened(after, event);
    }

    /** Drops a payment and its keys. */
    void forget(Account account) {
        // A repeated operation may have come with the key of another payment.
        account.operations().stream()
                .filter(operation -> !operation.repeated())
                .forEach(operation -> keys.forget(operation.attempt()));
        accounts.remove(account);
    }

    /** Takes back what was written before a restart, in the order in which it was written. */
    void restore(LedgerEntry entry) {
        switch (entry) {
            case LedgerEntry.Created created -> {
                restore(created.request(), created.origin(), List.of(created.event()), List.of(created.operation()));
                accounts.find(created.request().id())
                        .ifPresent(account -> listener.happened(account.payment(), created.event()));
            }
            case LedgerEntry.Changed changed -> restore(changed);
            case LedgerEntry.Remembered remembered -> keys.restore(remembered.attempt(), remembered.outcome());
            case LedgerEntry.Forgotten forgotten -> {
                accounts.find(forgotten.id()).ifPresent(this::forget);
                finished.remove(forgotten.id());
            }
            case LedgerEntry.Processing processing ->
                accounts.find(processing.id())
                        .ifPresent(account -> account.become(account.payment().processingUntil(processing.until())));
            case LedgerEntry.Kept kept -> {
                restore(kept.request(), kept.origin(), kept.events(), kept.operations());
                accounts.find(kept.request().id())
                        .ifPresent(
                                account -> account.become(account.payment().processingUntil(kept.processingUntil())));
            }
        }
    }

    /** Everything there is, in as few entries as possible. */
    List<LedgerEntry> snapshot() {
        return accounts.snapshotWith(keys.everything());
    }

    void clear() {
        accounts.clear();
        keys.clear();
        timetable.clear();
        finished.clear();
    }

    private void restore(LedgerEntry.Changed changed) {
        PerformedOperation operation = changed.operation();
        if (operation != null && !operation.repeated()) {
            keys.restore(operation.attempt(), operation.outcome());
        }
        accounts.find(changed.id()).ifPresent(account -> {
            if (operation != null) {
                account.add(operation);
            }
            PaymentEvent event = changed.event();
            if (event != null) {
                pspReferences.seen(event.pspReference());
                become(account, event);
            }
        });
    }

    private void restore(
            PaymentRequest request, Origin origin, List<PaymentEvent> events, List<PerformedOperation> operations) {
        Payment payment = Payment.created(request, origin);
        for (PaymentEvent event : events) {
            pspReferences.seen(event.pspReference());
            payment = payment.plus(event);
        }
        Account account = new Account(payment);
        for (PerformedOperation operation : operations) {
            account.add(operation);
            if (!operation.repeated()) {
                keys.restore(operation.attempt(), operation.outcome());
            }
        }
        if (accounts.add(account)) {
            timetable.track(payment);
            if (payment.isFinished()) {
                finished.add(payment.id());
            }
        }
    }
}
