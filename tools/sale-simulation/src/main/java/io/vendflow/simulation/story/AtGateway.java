package io.vendflow.simulation.story;

import io.vendflow.gateway.SaleState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the gateway made of the sale, as far as it was committed. */
public final class AtGateway {

    /** As the gateway's rules have it. */
    private static final Duration USABLE_FOR = Duration.ofMinutes(3);

    private @Nullable SaleState state;
    private boolean givenUp;
    private int asked;
    private int toldAuthorized;
    private int toldRank;
    private boolean toldBackwards;
    private boolean toldAfterGivingUp;
    private boolean toldTooLate;
    private boolean toldWithoutNeed;
    private boolean toldForAnother;
    private boolean toldOfAnOldApproval;

    public void became(SaleState next) {
        state = next;
        // An end is one that the machine was told; only what was never captured or let go may not be vended after it.
        givenUp |= next instanceof SaleState.GivingUp || next instanceof SaleState.Ended;
    }

    public @Nullable SaleState state() {
        return state;
    }

    /** The machine asked for this sale once more or for the first time. */
    public void asked() {
        asked++;
    }

    /**
     * The machine is about to be told.
     *
     * @param approvedAt when the customer really approved
     * @param isLatest whether it is the sale that the machine asked for last
     */
    public void told(
            String word, @Nullable Instant vendBefore, @Nullable Instant approvedAt, Instant now, boolean isLatest) {
        int rank = rankOf(word);
        toldBackwards |= rank < toldRank;
        toldRank = Math.max(rank, toldRank);
        if (!word.equals("AUTHORIZED")) {
            return;
        }
        boolean isFirst = toldAuthorized++ == 0;
        toldOfAnOldApproval |= isFirst && (approvedAt == null || now.isAfter(approvedAt.plus(USABLE_FOR)));
        toldAfterGivingUp |= givenUp;
        toldTooLate |= vendBefore == null || !now.isBefore(vendBefore);
        toldForAnother |= !isLatest;
        // Once by itself, and once for each time that the machine asks again.
        toldWithoutNeed |= toldAuthorized > asked;
    }

    private static int rankOf(String word) {
        return switch (word) {
            case "AWAITING_PAYMENT" -> 0;
            case "AUTHORIZED" -> 1;
            case "CAPTURED" -> 2;
            default -> 3;
        };
    }

    public boolean wasGivenUp() {
        return givenUp;
    }

    public boolean wasToldToVend() {
        return toldAuthorized > 0;
    }

    public boolean wasToldBackwards() {
        return toldBackwards;
    }

    public boolean wasToldAfterGivingUp() {
        return toldAfterGivingUp;
    }

    public boolean wasToldTooLate() {
        return toldTooLate;
    }

    public boolean wasToldWithoutNeed() {
        return toldWithoutNeed;
    }

    public boolean wasToldForAnother() {
        return toldForAnother;
    }

    public boolean wasToldOfAnOldApproval() {
        return toldOfAnOldApproval;
    }
}
