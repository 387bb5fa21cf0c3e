package io.vendflow.simulation.story;

import io.vendflow.simulator.payments.PaymentEvent;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The money, by the ledger's own events. */
public final class AtVipps {

    private long authorized;
    private long cancelled;
    private long captured;
    private long refunded;
    private int captures;
    private int refunds;
    private final Set<String> refundKeys = new HashSet<>();
    private @Nullable Instant authorizedAt;
    private @Nullable Instant settledAt;
    private boolean created;
    private boolean over;

    public void happened(PaymentEvent event) {
        long amount = event.amount().minorUnits();
        switch (event.name()) {
            case CREATED -> created = true;
            case AUTHORIZED -> {
                authorized += amount;
                authorizedAt = event.timestamp();
            }
            case CANCELLED -> cancelled += amount;
            case TERMINATED -> {
                cancelled += amount;
                over = true;
            }
            case CAPTURED -> {
                captured += amount;
                captures++;
            }
            case REFUNDED -> {
                refunded += amount;
                refunds++;
                refundKeys.add(String.valueOf(event.idempotencyKey()));
            }
            case ABORTED, EXPIRED -> over = true;
        }
        if (authorized > 0 && captured + cancelled >= authorized && settledAt == null) {
            settledAt = event.timestamp();
        }
    }

    public boolean isCreated() {
        return created;
    }

    /** Nothing is reserved that waits for a decision, and nothing can be any more. */
    public boolean isSettled() {
        return !created || over || settledAt != null;
    }

    public boolean isAuthorized() {
        return authorized > 0;
    }

    public @Nullable Instant authorizedAt() {
        return authorizedAt;
    }

    public @Nullable Instant settledAt() {
        return settledAt;
    }

    public long authorized() {
        return authorized;
    }

    public long cancelled() {
        return cancelled;
    }

    public long captured() {
        return captured;
    }

    public long refunded() {
        return refunded;
    }

    public int captures() {
        return captures;
    }

    public int refunds() {
        return refunds;
    }

    public int refundKeys() {
        return refundKeys.size();
    }
}
