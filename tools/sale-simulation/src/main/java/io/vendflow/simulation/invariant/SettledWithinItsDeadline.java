package io.vendflow.simulation.invariant;

import io.vendflow.gateway.UnknownVendPolicy;
import io.vendflow.simulation.story.AtVipps;
import io.vendflow.simulation.story.SaleStory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A case for an operator is settled when the operator has acted, which nobody can be made to. */
final class SettledWithinItsDeadline implements Invariant {

    @Override
    public String name() {
        return "I5";
    }

    @Override
    public String promise() {
        return "every authorized payment ends captured, released or refunded within its deadline";
    }

    /** Two minutes and a day until the policy decides, then some time for calls that fail. */
    private static final Duration DEADLINE = Duration.ofHours(26);

    @Override
    public Optional<String> brokenInTheEndBy(SaleStory sale) {
        AtVipps money = sale.atVipps();
        Instant authorizedAt = money.authorizedAt();
        if (authorizedAt == null || Excuse.of(sale).waitsForAPerson()) {
            return Optional.empty();
        }
        Instant settledAt = money.settledAt();
        if (settledAt == null) {
            return Optional.of("still reserved: " + (money.authorized() - money.captured() - money.cancelled()));
        }
        boolean mayBeHeld = sale.order().unknownVend() == UnknownVendPolicy.HOLD;
        return Invariant.when(
                !mayBeHeld && settledAt.isAfter(authorizedAt.plus(DEADLINE)),
                "settled only " + settledAt + ", authorized " + authorizedAt);
    }
}
