package io.vendflow.simulation.invariant;

import io.vendflow.events.VendOutcome;
import io.vendflow.simulation.story.InLog;
import io.vendflow.simulation.story.SaleStory;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Why a sale's money may differ from what the machine really dispensed. The one list of all such reasons: each follows from
 * the sale's own story, and each says what the money must come to then.
 */
public enum Excuse {

    /** None: the machine said what it dispensed, or dispensed nothing. */
    NONE,
    /** An operator had given back some of it, so what was due could not be given back, and is a dead letter. */
    REFUND_LEFT_TO_A_PERSON,
    /** Nobody reported, the policy is HOLD, and no operator has decided. */
    HELD,
    /** An operator let go by force of what was reported as dispensed. */
    FORCED,
    /** An operator said what was dispensed. */
    DECIDED_BY_A_PERSON,
    /** Nobody reported, and the policy is to take everything. */
    PRESUMED,
    /** It was let go of: nobody reported and that is the policy, or somebody wanted it. */
    LET_GO,
    /** Captured when it was authorized, and no report came: counts as dispensed. */
    COUNTED_AS_DISPENSED;

    /** Of a sale that is authorized. */
    public static Excuse of(SaleStory sale) {
        InLog log = sale.inLog();
        if (log.operatorsRefunds() > 0 && log.deadLetters().contains("VIPPS_6150")) {
            return REFUND_LEFT_TO_A_PERSON;
        }
        List<InLog.Vend> said = said(sale);
        boolean letGo = !log.cancels().isEmpty();
        if (letGo && !said.isEmpty()) {
            return FORCED;
        }
        if (letGo) {
            return sale.atMachine().dispensed() == 0 ? NONE : LET_GO;
        }
        if (said.isEmpty()) {
            return sale.order().capturesOnAuthorization() ? COUNTED_AS_DISPENSED : HELD;
        }
        if (said.getFirst().isTheMachines()) {
            return NONE;
        }
        return said.getFirst().isThePolicys() ? PRESUMED : DECIDED_BY_A_PERSON;
    }

    private static List<InLog.Vend> said(SaleStory sale) {
        return sale.inLog().vends().stream().filter(vend -> !vend.isUnknown()).toList();
    }

    boolean waitsForAPerson() {
        return this == HELD;
    }

    /**
     * Whether an amount that this excuse asks for lies between the two.
     *
     * @param least captured and not given back
     * @param most the same with all that an operator gave back, which may have been kindness, or a part of what was due
     */
    boolean allows(SaleStory sale, long least, long most) {
        LongPredicate fits = amount -> least <= amount && amount <= most;
        return switch (this) {
            case NONE -> fits.test(sale.atMachine().dispensed());
            case REFUND_LEFT_TO_A_PERSON -> fits.test(sale.atVipps().captured()) || isWorthOfSomething(sale, fits);
            case HELD, LET_GO -> fits.test(0);
            case FORCED -> fits.test(0) || isWorthOfSomething(sale, fits);
            case DECIDED_BY_A_PERSON, PRESUMED ->
                fits.test(worth(sale, said(sale).getFirst()));
            case COUNTED_AS_DISPENSED -> fits.test(sale.order().total());
        };
    }

    /** Of one of the things that were said to have been dispensed. */
    private static boolean isWorthOfSomething(SaleStory sale, LongPredicate fits) {
        return said(sale).stream().anyMatch(vend -> fits.test(worth(sale, vend)));
    }

    private static long worth(SaleStory sale, InLog.Vend vend) {
        return vend.outcome() == VendOutcome.DISPENSED ? sale.order().total() : vend.amount();
    }
}
