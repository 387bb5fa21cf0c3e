package io.vendflow.simulator.payments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.PriorityBlockingQueue;

/** Which payments end next. A payment that was approved meanwhile stays in it until its time, and is then ignored. */
final class ExpiryQueue {

    private record Due(Instant at, PaymentId id) {}

    private final PriorityBlockingQueue<Due> queue = new PriorityBlockingQueue<>(64, Comparator.comparing(Due::at));

    void add(Payment payment) {
        queue.add(new Due(payment.endsAt(), payment.id()));
    }

    /** Takes out all that are due at the moment given. */
    List<PaymentId> takeDue(Instant now) {
        List<PaymentId> due = new ArrayList<>();
        for (Due next = queue.poll(); next != null; next = queue.poll()) {
            if (next.at().isAfter(now)) {
                queue.add(next);
                break;
            }
            due.add(next.id());
        }
        return due;
    }

    void clear() {
        queue.clear();
    }
}
