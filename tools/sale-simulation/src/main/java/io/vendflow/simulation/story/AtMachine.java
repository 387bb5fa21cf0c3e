package io.vendflow.simulation.story;

import io.vendflow.sale.VendOutcome;
import org.jspecify.annotations.Nullable;

/** The physical truth: what fell out of the machine. */
public final class AtMachine {

    private int vends;
    private long dispensed;
    private @Nullable VendOutcome outcome;
    private boolean remembered;
    private boolean cancelled;
    private boolean silent;

    /** @param amount price of what came out */
    public void vended(VendOutcome how, long amount) {
        vends++;
        dispensed += amount;
        outcome = how;
    }

    /** The machine knows what it did, and will say so as long as it can. */
    public void remembersItsVend() {
        remembered = true;
    }

    public void cancelled() {
        cancelled = true;
    }

    /** It does not report, this time or ever. */
    public void keepsSilent() {
        silent = true;
    }

    public int vends() {
        return vends;
    }

    public long dispensed() {
        return dispensed;
    }

    public @Nullable VendOutcome outcome() {
        return outcome;
    }

    public boolean reports() {
        return remembered && !silent;
    }

    public boolean wasCancelled() {
        return cancelled;
    }
}
