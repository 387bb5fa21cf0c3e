package io.vendflow.vipps.report;

import static io.vendflow.vipps.stub.VippsStub.MSN;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.sale.Currency;
import io.vendflow.vipps.Uncertainty.Cause;
import io.vendflow.vipps.Vipps;
import io.vendflow.vipps.report.Ledger.Identifier;
import io.vendflow.vipps.stub.Outcomes;
import io.vendflow.vipps.stub.VippsStub;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpReportsTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-23");
    private static final String CAPTURE = """
            {"pspReference":"3343121302","time":"2026-11-23T10:00:00.123456Z","ledgerDate":"2026-11-23",\
            "entryType":"capture","reference":"VM0042-7F3K9Q","currency":"NOK","amount":2500,"balanceBefore":100,\
            "balanceAfter":2600,"recipientHandle":"api:123456"}""";
    private static final String PAYOUT = """
            {"pspReference":"302321-2000001","time":"2026-11-24T00:00:00Z","ledgerDate":"2026-11-23",\
            "entryType":"payout-scheduled","currency":"NOK","amount":-2600,"balanceBefore":2600,"balanceAfter":0,\
            "recipientHandle":null}""";

    private final VippsStub stub = new VippsStub();
    private final Vipps vipps = stub.connect();

    @AfterEach
    void close() {
        vipps.close();
        stub.close();
    }

    @Test
    void readsTheLedgers() {
        stub.next(200, """
                {"cursor":"","items":[{"ledgerId":"302321","currency":"NOK",
                 "payoutBankAccount":{"scheme":"BBAN:NO","id":"15030012345"},
                 "owner":{"scheme":"business:NO:ORG","id":"999888777"},
                 "settlesForRecipientHandles":["api:123456"],"salesUnits":[{"name":"Snacks"}]}]}""");
        LedgerPage page = Outcomes.done(vipps.reports().ledgers(MSN, null));
        assertThat(page.ledgers())
                .containsExactly(new Ledger(
                        "302321",
                        "NOK",
                        new Identifier("BBAN:NO", "15030012345"),
                        new Identifier("business:NO:ORG", "999888777"),
                        List.of("api:123456")));
        assertThat(page.cursor()).isNull();
        VippsStub.Request call = stub.onlyCall();
        assertThat(call.method() + " " + call.path()).isEqualTo("GET /settlement/v1/ledgers");
        assertThat(call.query()).isEmpty();
        assertThat(call.header("Authorization")).isEqualTo("Bearer token-1");
    }

    @Test
    void aLedgerMayBeDescribedByItsIdOnly() {
        stub.next(200, "{\"cursor\":\"more\",\"items\":[{\"ledgerId\":302321}]}");
        LedgerPage page = Outcomes.done(vipps.reports().ledgers(MSN, "a=b&c"));
        Identifier none = new Identifier("", "");
        assertThat(page.ledgers()).containsExactly(new Ledger("302321", null, none, none, List.of()));
        assertThat(page.cursor()).isEqualTo("more");
        assertThat(stub.onlyCall().query()).isEqualTo("cursor=a%3Db%26c");
    }

    @Test
    void readsADayPageByPage() {
        stub.next(200, "{\"hasMore\":true,\"cursor\":\"next\",\"tryLater\":false,\"items\":[" + CAPTURE + "]}")
                .next(200, "{\"hasMore\":false,\"tryLater\":false,\"items\":[" + PAYOUT + "]}");
        DatePage first = Outcomes.done(vipps.reports().byDate(MSN, "302321", Topic.FUNDS, DAY, null));
        assertThat(first.hasMore()).isTrue();
        assertThat(first.completesTheDay()).isFalse();
        assertThat(first.entries())
                .containsExactly(new LedgerEntry(
                        "3343121302",
                        "VM0042-7F3K9Q",
                        Instant.parse("2026-11-23T10:00:00.123456Z"),
                        DAY,
                        EntryType.CAPTURE,
                        "capture",
                        Currency.NOK,
                        2500,
                        100,
                        2600,
                        "api:123456"));
        DatePage second = Outcomes.done(vipps.reports().byDate(MSN, "302321", Topic.FUNDS, DAY, first.cursor()));
        assertThat(second.completesTheDay()).isTrue();
        assertThat(second.cursor()).isNull();
        LedgerEntry payout = second.entries().getFirst();
        assertThat(payout.type()).isEqualTo(EntryType.PAYOUT_SCHEDULED);
        assertThat(payout.amount()).isEqualTo(-2600);
        assertThat(payout.reference()).isNull();
        assertThat(payout.recipientHandle()).isNull();
        assertThat(stub.calls())
                .extracting(VippsStub.Request::path)
                .containsOnly("/report/v2/ledgers/302321/funds/dates/2026-11-23");
        assertThat(stub.calls()).extracting(VippsStub.Request::query).containsExactly("", "cursor=next");
    }

    @Test
    void aDayThatIsNotOverIsNotComplete() {
        stub.next(200, "{\"hasMore\":false,\"tryLater\":true,\"items\":[]}");
        DatePage page = Outcomes.done(vipps.reports().byDate(MSN, "302321", Topic.FEES, DAY, null));
        assertThat(page.tryLater()).isTrue();
        assertThat(page.completesTheDay()).isFalse();
        assertThat(stub.onlyCall().path()).isEqualTo("/report/v2/ledgers/302321/fees/dates/2026-11-23");
    }

    @Test
    void followsTheFeed() {
        stub.next(200, "{\"cursor\":\"c1\",\"items\":[" + CAPTURE + "]}")
                .next(200, "{\"cursor\":\"c1\",\"tryLater\":true,\"items\":[]}");
        FeedPage first = Outcomes.done(vipps.reports().feed(MSN, "302321", Topic.FUNDS, null));
        assertThat(first.tryLater()).isFalse();
        FeedPage end = Outcomes.done(vipps.reports().feed(MSN, "302321", Topic.FUNDS, first.cursor()));
        assertThat(end).isEqualTo(new FeedPage(List.of(), "c1", true));
        assertThat(stub.calls().getLast().query()).isEqualTo("cursor=c1");
    }

    @ParameterizedTest
    @CsvSource({
        "capture,CAPTURE",
        "refund,REFUND",
        "capture-fee,CAPTURE_FEE",
        "fees-retained,FEES_RETAINED",
        "fees-invoiced,FEES_INVOICED",
        "payout-scheduled,PAYOUT_SCHEDULED",
        "scheduled-for-payout,PAYOUT_SCHEDULED",
        "payout-aborted,PAYOUT_ABORTED",
        "retained-disputed-capture,RETAINED_DISPUTED_CAPTURE",
        "returned-disputed-capture,RETURNED_DISPUTED_CAPTURE",
        "correction,CORRECTION",
        "top-up,TOP_UP",
        "credit-note,CREDIT_NOTE",
        "service-fee,SERVICE_FEE",
        "moon-tax,UNKNOWN",
        "unknown,UNKNOWN"
    })
    void knowsTheTypesAndKeepsTheTextOfThoseItDoesNot(String text, EntryType type) {
        stub.next(200, "{\"cursor\":\"c\",\"items\":[" + CAPTURE.replace("\"capture\"", "\"" + text + "\"") + "]}");
        LedgerEntry entry = Outcomes.done(vipps.reports().feed(MSN, "302321", Topic.FUNDS, null))
                .entries()
                .getFirst();
        assertThat(entry.type()).isEqualTo(type);
        assertThat(entry.rawType()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"items\":{}}",
                "{\"hasMore\":true,\"items\":[]}",
                "{\"items\":[{\"pspReference\":\"1\"}]}",
                "{\"items\":[7]}"
            })
    void aPageThatCannotBeUnderstoodIsNoPage(String body) {
        stub.next(200, body);
        assertThat(Outcomes.unknown(vipps.reports().byDate(MSN, "302321", Topic.FUNDS, DAY, null))
                        .cause())
                .isEqualTo(Cause.UNREADABLE_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amount",
                "balanceBefore",
                "balanceAfter",
                "currency",
                "entryType",
                "pspReference",
                "time",
                "ledgerDate"
            })
    void anEntryWithoutWhatSumsDependOnSpoilsThePage(String field) {
        stub.next(
                200,
                "{\"cursor\":\"c\",\"items\":[" + CAPTURE + "," + CAPTURE.replace(field + "\"", "x-" + field + "\"")
                        + "]}");
        assertThat(Outcomes.unknown(vipps.reports().feed(MSN, "302321", Topic.FUNDS, null))
                        .cause())
                .isEqualTo(Cause.UNREADABLE_ANSWER);
    }

    @ParameterizedTest
    @CsvSource({"2500.5", "'\"much\"'", "1e30"})
    void moneyIsAWholeNumber(String amount) {
        stub.next(200, "{\"cursor\":\"c\",\"items\":[" + CAPTURE.replace("2500", amount) + "]}");
        assertThat(Outcomes.unknown(vipps.reports().feed(MSN, "302321", Topic.FUNDS, null))
                        .cause())
                .isEqualTo(Cause.UNREADABLE_ANSWER);
    }

    @Test
    void aFeedWithoutACursorCannotBeFollowed() {
        stub.next(200, "{\"items\":[]}");
        assertThat(Outcomes.unknown(vipps.reports().feed(MSN, "302321", Topic.FUNDS, null))
                        .cause())
                .isEqualTo(Cause.UNREADABLE_ANSWER);
    }

    @Test
    void anothersLedgerIsRefusedAndAMissingProductIsForAPerson() {
        stub.next(404, "{\"title\":\"Not Found\"}").next(403, "{}");
        assertThat(Outcomes.refused(vipps.reports().feed(MSN, "99", Topic.FUNDS, null))
                        .httpStatus())
                .isEqualTo(404);
        assertThat(Outcomes.unknown(vipps.reports().ledgers(MSN, null)).cause()).isEqualTo(Cause.NOT_AUTHORIZED);
    }

    @Test
    void asksForANewTokenOnce() {
        stub.next(401, "{\"code\":\"Unauthorized\",\"message\":\"no\"}").next(200, "{\"items\":[]}");
        assertThat(Outcomes.done(vipps.reports().ledgers(MSN, null)).ledgers()).isEmpty();
        assertThat(stub.tokenRequests()).hasSize(2);
    }
}
