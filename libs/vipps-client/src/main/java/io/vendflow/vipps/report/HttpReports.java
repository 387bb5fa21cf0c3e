package io.vendflow.vipps.report;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.call.Call;
import io.vendflow.vipps.call.Calls;
import io.vendflow.vipps.http.Json;
import io.vendflow.vipps.http.Operation;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The Settlement and Report APIs, call by call. */
public final class HttpReports implements Reports {

    private final Calls calls;

    public HttpReports(Calls calls) {
        this.calls = calls;
    }

    @Override
    public VippsOutcome<LedgerPage> ledgers(MerchantSerialNumber msn, @Nullable String cursor) {
        String path = "/settlement/v1/ledgers" + from(cursor);
        return calls.make(Call.get(Operation.LEDGERS, msn, path, body -> ReportAnswers.ledgers(Json.parse(body))));
    }

    @Override
    public VippsOutcome<DatePage> byDate(
            MerchantSerialNumber msn, String ledgerId, Topic topic, LocalDate date, @Nullable String cursor) {
        String path = ledger(ledgerId, topic) + "/dates/" + date + from(cursor);
        return calls.make(Call.get(Operation.REPORT_DATE, msn, path, body -> ReportAnswers.datePage(Json.parse(body))));
    }

    @Override
    public VippsOutcome<FeedPage> feed(
            MerchantSerialNumber msn, String ledgerId, Topic topic, @Nullable String cursor) {
        String path = ledger(ledgerId, topic) + "/feed" + from(cursor);
        return calls.make(Call.get(Operation.REPORT_FEED, msn, path, body -> ReportAnswers.feedPage(Json.parse(body))));
    }

    private static String ledger(String ledgerId, Topic topic) {
        return "/report/v2/ledgers/" + Call.segment(ledgerId) + "/" + topic.path();
    }

    private static String from(@Nullable String cursor) {
        return cursor == null ? "" : "?cursor=" + Call.segment(cursor);
    }
}
