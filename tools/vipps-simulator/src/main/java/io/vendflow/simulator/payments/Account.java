package io.vendflow.simulator.payments;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A payment's place in the ledger: its present, the operations that led there, and the lock that orders them. */
final class Account {

    /** The inside view forgets the oldest beyond this many, so that endless retries do not fill the memory. */
    private static final int OPERATIONS_SHOWN = 500;

    private final ReentrantLock lock = new ReentrantLock();
    private final List<PerformedOperation> operations = new CopyOnWriteArrayList<>();
    private volatile Payment payment;

    Account(Payment payment) {
        this.payment = payment;
    }

    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    Payment payment() {
        return payment;
    }

    void become(Payment changed) {
        payment = changed;
    }

    void add(PerformedOperation operation) {
        if (operations.size() >= OPERATIONS_SHOWN) {
            operations.removeFirst();
        }
        operations.add(operation);
    }

    List<PerformedOperation> operations() {
        return List.copyOf(operations);
    }
}
