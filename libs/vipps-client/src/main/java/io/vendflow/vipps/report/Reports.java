package io.vendflow.vipps.report;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.vipps.VippsOutcome;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Vipps' Settlement and Report APIs (facts sheet 7), with a sales unit's keys. In production only. A ledger that belongs to
 * somebody else is refused with 404; texts of 2023 call a day that is not ready so, too.
 */
public interface Reports {

    /** @param cursor of the page before, or null for the first */
    VippsOutcome<LedgerPage> ledgers(MerchantSerialNumber msn, @Nullable String cursor);

    /** @param cursor of the page before, or null for the first */
    VippsOutcome<DatePage> byDate(
            MerchantSerialNumber msn, String ledgerId, Topic topic, LocalDate date, @Nullable String cursor);

    /**
     * Not more often than once a minute, says Vipps.
     *
     * @param cursor of the last page there was, or null to begin with the first entry of all
     */
    VippsOutcome<FeedPage> feed(MerchantSerialNumber msn, String ledgerId, Topic topic, @Nullable String cursor);
}
