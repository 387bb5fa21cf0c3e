package io.vendflow.simulator.payments;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;

/**
 * Which payments time will change next: those that wait for their customer, and reservations that nobody has captured or
 * let go. The latter leave it as soon as nothing is reserved any more, since their time may be half a year away.
 */
final class Timetable {

    private record Due(Instant at, PaymentId id) {}

    private static final Comparator<Due> IN_ORDER = Comparator.comparing(Due::at)
            .thenComparing(due -> due.id().msn().value())
            .thenComparing(due -> due.id().reference().value());

    private final SortedSet<Due> approvals = new ConcurrentSkipListSet<>(IN_ORDER);
    private final SortedSet<Due> reservations = new ConcurrentSkipListSet<>(IN_ORDER);

    /** Notes when time will change the payment as it is now. */
    void track(Payment payment) {
        switch (payment.state()) {
            case CREATED -> approvals.add(new Due(payment.endsAt(), payment.id()));
            case AUTHORIZED -> {
                forgetApproval(payment);
                Deadlines.captureEnds(payment).ifPresent(end -> track(payment, new Due(end, payment.id())));
            }
            case ABORTED, EXPIRED, TERMINATED -> forgetApproval(payment);
        }
    }

    /** It stands at the end of the ten minutes, or of 3-D Secure when that was the end as it was noted. */
    private void forgetApproval(Payment payment) {
        approvals.remove(new Due(payment.origin().expiresAt(), payment.id()));
        approvals.remove(new Due(payment.endsAt(), payment.id()));
    }

    private void track(Payment payment, Due due) {
        if (payment.aggregate().capturable() > 0) {
            reservations.add(due);
        } else {
            reservations.remove(due);
        }
    }

    /**
     * Takes out all that are due at the moment given.
     *
     * @param work what is to be done about each; one that fails stays for the next time, and so do those after it
     */
    void takeDue(Instant now, Consumer<PaymentId> work) {
        takeDue(approvals, now, work);
        takeDue(reservations, now, work);
    }

    private static void takeDue(SortedSet<Due> set, Instant now, Consumer<PaymentId> work) {
        List<Due> over = set.stream().takeWhile(next -> !next.at().isAfter(now)).toList();
        for (Due each : over) {
            if (set.remove(each)) {
                boolean done = false;
                try {
                    work.accept(each.id());
                    done = true;
                } finally {
                    if (!done) {
                        set.add(each);
                    }
                }
            }
        }
    }

    void clear() {
        approvals.clear();
        reservations.clear();
    }
}
