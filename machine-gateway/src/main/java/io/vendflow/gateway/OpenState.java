package io.vendflow.gateway;

import java.util.Optional;

/** The states of a sale that has not ended, as a bounded set of names. */
public enum OpenState {
    REQUESTED,
    AWAITING_PAYMENT,
    GIVING_UP,
    AUTHORIZED,
    OVERDUE,
    REPORTED,
    LETTING_GO;

    /** None when it has ended. */
    public static Optional<OpenState> of(SaleState state) {
        return switch (state) {
            case SaleState.Requested _ -> Optional.of(REQUESTED);
            case SaleState.AwaitingPayment _ -> Optional.of(AWAITING_PAYMENT);
            case SaleState.GivingUp _ -> Optional.of(GIVING_UP);
            case SaleState.Authorized _ -> Optional.of(AUTHORIZED);
            case SaleState.Overdue _ -> Optional.of(OVERDUE);
            case SaleState.Reported _ -> Optional.of(REPORTED);
            case SaleState.LettingGo _ -> Optional.of(LETTING_GO);
            case SaleState.Ended _ -> Optional.empty();
        };
    }
}
