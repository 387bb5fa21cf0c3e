package io.vendflow.simulator.conformance;

import static io.vendflow.simulator.conformance.Rule.rule;

import io.vendflow.simulator.SimulatorSettings;
import java.time.Duration;
import java.util.stream.Stream;

/** Settlement and report. */
class Section7ReportsTest extends Conformance {

    private static final String LEDGERS = "/settlement/v1/ledgers";
    private static final String FUNDS = "/report/v2/ledgers/30123456/funds";
    private static final String FEES = "/report/v2/ledgers/30123456/fees";

    /** Small pages, and a fee that is easy to see: 4 %. */
    @Override
    SimulatorSettings settings() {
        return super.settings().withReportPageSize(2).withCaptureFee(400);
    }

    @Override
    Stream<Rule> rules() {
        return Stream.of(ledgers(), entries(), pages(), days()).flatMap(rows -> rows);
    }

    private static Stream<Rule> ledgers() {
        return Stream.of(
                rule(
                        "7 a ledger names its account, its owner and its points of sale",
                        shop -> shop.call("GET", LEDGERS, "")
                                .is(200)
                                .shows("/items/0/ledgerId", "30123456")
                                .shows("/items/0/currency", "NOK")
                                .shows("/items/0/payoutBankAccount/scheme", "BBAN:NO")
                                .has("/items/0/payoutBankAccount/id")
                                .shows("/items/0/owner/scheme", "business:NO:ORG")
                                .has("/items/0/owner/id")
                                .shows("/items/0/settlesForRecipientHandles/0", "api:123456")
                                .shows("/items/0/salesUnits/0/recipientHandle", "api:123456")
                                .has("/items/0/salesUnits/0/name")
                                .lacks("/cursor")),
                rule(
                        "7 ledgers can be asked for by whom they settle for",
                        shop -> shop.call("GET", LEDGERS + "?settlesForRecipientHandles=api:123456", "")
                                .has("/items/0")
                                .call("GET", LEDGERS + "?settlesForRecipientHandles=api:654321", "")
                                .lacks("/items/0")),
                rule(
                        "7 404 is a ledger that is not yours",
                        shop -> shop.danish().call("GET", FUNDS + "/feed", "").is(404)),
                rule(
                        "7 no token is 401",
                        shop -> shop.without("Authorization")
                                .call("GET", LEDGERS, "")
                                .is(401)));
    }

    private static Stream<Rule> entries() {
        return Stream.of(
                rule("7 an entry has the number of its event and the reference of its payment", shop -> {
                    String event =
                            shop.create().approve().capture(2500).events().text("/2/pspReference");
                    shop.call("GET", FUNDS + "/feed", "")
                            .shows("/items/0/pspReference", event)
                            .shows("/items/0/reference", Shop.REFERENCE)
                            .shows("/items/0/entryType", "capture")
                            .shows("/items/0/currency", "NOK")
                            .shows("/items/0/amount", 2500)
                            .shows("/items/0/balanceBefore", 0)
                            .shows("/items/0/balanceAfter", 2500)
                            .shows("/items/0/recipientHandle", "api:123456")
                            .matches("/items/0/time", "\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z")
                            .matches("/items/0/ledgerDate", "\\d{4}-\\d\\d-\\d\\d")
                            .call("GET", FEES + "/feed", "")
                            .shows("/items/0/pspReference", event)
                            .shows("/items/0/entryType", "capture-fee")
                            .shows("/items/0/amount", -100);
                }),
                rule(
                        "7 each capture and each refund is an entry of its own, refunds below nothing",
                        shop -> shop.create()
                                .approve()
                                .capture(1000)
                                .refund(400)
                                .call("GET", FUNDS + "/feed", "")
                                .shows("/items/1/entryType", "refund")
                                .shows("/items/1/amount", -400)
                                .shows("/items/1/balanceAfter", 600)
                                .call("GET", FEES + "/feed", "")
                                .lacks("/items/1")),
                rule(
                        "7 a reservation and its cancellation are none",
                        shop -> shop.create()
                                .approve()
                                .cancel()
                                .call("GET", FUNDS + "/feed", "")
                                .lacks("/items/0")));
    }

    private static Stream<Rule> pages() {
        return Stream.of(
                rule(
                        "7 the real page size is a header of the answer",
                        shop -> shop.call("GET", FUNDS + "/feed", "").header("Vipps-Feed-Page-Size", "2")),
                rule(
                        "7 the feed has a cursor always and says tryLater at its end",
                        shop -> shop.create()
                                .approve()
                                .capture(100)
                                .call("GET", FUNDS + "/feed", "")
                                .shows("/tryLater", true)
                                .has("/cursor")
                                .lacks("/hasMore")
                                .call("GET", FUNDS + "/feed?cursor=" + shop.text("/cursor"), "")
                                .shows("/tryLater", true)
                                .lacks("/items/0")
                                .has("/cursor")),
                rule("7 the feed goes on where its cursor was", shop -> {
                    shop.create()
                            .approve()
                            .capture(100)
                            .capture(200)
                            .capture(300)
                            .call("GET", FUNDS + "/feed", "");
                    shop.shows("/tryLater", false)
                            .call("GET", FUNDS + "/feed?cursor=" + shop.text("/cursor"), "")
                            .shows("/items/0/amount", 300)
                            .lacks("/items/1");
                }),
                rule("7 a day has hasMore always and a cursor with it only; an empty page after it is normal", shop -> {
                    String day = FUNDS + "/dates/"
                            + dayOfCapture(shop.create().approve().capture(100).capture(200));
                    shop.call("GET", day, "").shows("/hasMore", true).has("/cursor");
                    shop.call("GET", day + "?cursor=" + shop.text("/cursor"), "")
                            .shows("/hasMore", false)
                            .lacks("/cursor")
                            .lacks("/items/0");
                }),
                rule(
                        "7 a cursor of another list is none",
                        shop -> shop.call("GET", FUNDS + "/feed", "")
                                .call("GET", FEES + "/feed?cursor=" + shop.text("/cursor"), "")
                                .invalid("cursor")),
                rule(
                        "7 a date is YYYY-MM-DD",
                        shop -> shop.call("GET", FUNDS + "/dates/2026-1-1", "").invalid("ledgerDate")));
    }

    private static Stream<Rule> days() {
        return Stream.of(
                rule("7 a day is complete when tryLater is false", shop -> {
                    String day = FEES + "/dates/"
                            + dayOfCapture(shop.create().approve().capture(100));
                    shop.call("GET", day, "").shows("/tryLater", true);
                    shop.daysLater(1).call("GET", day, "").shows("/tryLater", false);
                }),
                rule(
                        "7 fees are retained and what is left is scheduled for payout, numbered by ledger and payout",
                        shop -> {
                            String day = dayOfCapture(shop.create().approve().capture(2500));
                            shop.daysLater(1)
                                    .call("GET", FUNDS + "/feed", "")
                                    .shows("/items/1/entryType", "fees-retained")
                                    .shows("/items/1/amount", -100)
                                    .lacks("/items/1/reference");
                            String retained = shop.text("/items/1/pspReference");
                            shop.call("GET", FUNDS + "/feed?cursor=" + shop.text("/cursor"), "")
                                    .shows("/items/0/entryType", "payout-scheduled")
                                    .shows("/items/0/amount", -2400)
                                    .shows("/items/0/balanceAfter", 0)
                                    .shows("/items/0/ledgerDate", day)
                                    .matches("/items/0/pspReference", "30123456-\\d+");
                            shop.call("GET", FEES + "/feed", "")
                                    .shows("/items/1/entryType", "fees-retained")
                                    .shows("/items/1/amount", 100)
                                    .shows("/items/1/balanceAfter", 0)
                                    .shows("/items/1/pspReference", retained);
                        }),
                rule("7 nothing left is no payout and no error", shop -> {
                    shop.create().approve().capture(100).refund(100);
                    String day = FUNDS + "/dates/" + dayOfCapture(shop);
                    shop.daysLater(1).call("GET", day, "").is(200);
                    shop.call("GET", day + "?cursor=" + shop.text("/cursor"), "")
                            .shows("/items/0/entryType", "fees-retained")
                            .shows("/items/0/balanceAfter", -4)
                            .lacks("/items/1");
                }),
                rule("7 tryLater may stay true", shop -> {
                    String day = FUNDS + "/dates/"
                            + dayOfCapture(shop.create().approve().capture(100));
                    shop.daysLater(1);
                    shop.vipps().lagLedger(Duration.ofHours(1));
                    shop.call("GET", day, "").shows("/tryLater", true);
                }));
    }

    /** As the ledger has it, so that no row minds midnight. */
    private static String dayOfCapture(Shop shop) {
        return shop.call("GET", FUNDS + "/feed", "").text("/items/0/ledgerDate");
    }
}
