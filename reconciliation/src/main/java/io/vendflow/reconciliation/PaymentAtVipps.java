package io.vendflow.reconciliation;

import java.time.Instant;
import java.util.List;

/**
 * A payment as Vipps has it. All amounts in minor units.
 *
 * @param state Vipps' word, such as AUTHORIZED
 * @param currency ISO 4217
 * @param cancelled also of a payment that was cancelled before anybody approved it
 * @param movements by its event log, those that succeeded
 */
public record PaymentAtVipps(
        String state,
        String currency,
        long authorized,
        long cancelled,
        long captured,
        long refunded,
        List<Movement> movements) {

    public PaymentAtVipps {
        movements = List.copyOf(movements);
    }

    /** @param name Vipps' short name of the event, such as CAPTURED */
    public record Movement(String name, long amount, Instant at) {}

    long captures() {
        return movements.stream().filter(each -> each.name().equals("CAPTURED")).count();
    }

    boolean movedSince(Instant time) {
        return movements.stream().anyMatch(each -> each.at().isAfter(time));
    }
}
