package io.vendflow.reconciliation;

import java.time.LocalDate;

/**
 * One day of one of Vipps' ledgers. All amounts in minor units, signed as in the ledger: what comes in is positive.
 *
 * @param merchant the merchant serial number that it settles for
 * @param complete whether Vipps has closed the day; more may come until then
 * @param fees taken out of the funds
 * @param payouts scheduled, which is not yet paid
 * @param other everything else, such as corrections
 * @param balance at the end of the day
 */
public record LedgerDay(
        LocalDate day,
        String ledger,
        String merchant,
        String currency,
        boolean complete,
        long captured,
        long refunded,
        long fees,
        long payouts,
        long other,
        long balance) {}
