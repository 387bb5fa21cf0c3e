package io.vendflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.simulator.settlement.EntryType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Facts sheet 7 and 1.4. */
class ReportHttpTest {

    private static final String LEDGER = "/report/v2/ledgers/30123456";
    private static final String FEED = LEDGER + "/funds/feed";

    private final VippsSimulator simulator = VippsSimulator.start(
            SimulatorSettings.forTests().withCaptureFee(400).withReportPageSize(3));
    private final Caller merchant = atNoon();

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void everySalesUnitHasItsLedger() {
        JsonNode ledger = merchant.get("/settlement/v1/ledgers").json().at("/items/0");
        assertThat(ledger.get("ledgerId").stringValue()).isEqualTo("30123456");
        assertThat(ledger.get("currency").stringValue()).isEqualTo("NOK");
        assertThat(ledger.at("/payoutBankAccount/scheme").stringValue()).isEqualTo("BBAN:NO");
        assertThat(ledger.at("/owner/scheme").stringValue()).isEqualTo("business:NO:ORG");
        assertThat(ledger.at("/settlesForRecipientHandles/0").stringValue()).isEqualTo("api:123456");
        assertThat(ledger.at("/salesUnits/0/recipientHandle").stringValue()).isEqualTo("api:123456");
        assertThat(merchant.get("/settlement/v1/ledgers?settlesForRecipientHandles=api:654321")
                        .json()
                        .get("items"))
                .isEmpty();
    }

    @Test
    void theOfficialWorkedDayAddsUp() {
        String first = pay("VM0042-A0000001", 10_000);
        pay("VM0042-A0000002", 10_000);
        pay("VM0042-A0000003", 10_000);
        refund("VM0042-A0000002", 10_000);
        LocalDate day = today();
        simulator.advanceClock(Duration.ofDays(1));
        List<JsonNode> funds = day("funds", day);
        assertThat(texts(funds, "entryType"))
                .containsExactly("capture", "capture", "capture", "refund", "fees-retained", "payout-scheduled");
        assertThat(numbers(funds, "amount")).containsExactly(10_000L, 10_000L, 10_000L, -10_000L, -1200L, -18_800L);
        assertThat(numbers(funds, "balanceBefore")).containsExactly(0L, 10_000L, 20_000L, 30_000L, 20_000L, 18_800L);
        assertThat(numbers(funds, "balanceAfter")).containsExactly(10_000L, 20_000L, 30_000L, 20_000L, 18_800L, 0L);
        assertThat(texts(funds, "ledgerDate")).containsOnly(day.toString());
        assertThat(funds.getLast().get("pspReference").stringValue()).isEqualTo("30123456-2000001");
        List<JsonNode> fees = day("fees", day);
        assertThat(texts(fees, "entryType"))
                .containsExactly("capture-fee", "capture-fee", "capture-fee", "fees-retained");
        assertThat(numbers(fees, "amount")).containsExactly(-400L, -400L, -400L, 1200L);
        assertThat(numbers(fees, "balanceAfter")).containsExactly(-400L, -800L, -1200L, 0L);
        assertThat(funds.getFirst().get("pspReference").stringValue()).isEqualTo(first);
        assertThat(fees.getFirst().get("pspReference").stringValue()).isEqualTo(first);
        assertThat(fees.get(3).get("pspReference")).isEqualTo(funds.get(4).get("pspReference"));
    }

    @Test
    void anEntryIsThatOfItsEvent() {
        String pspReference = pay("VM0042-A0000001", 2500);
        JsonNode entry = merchant.get(FEED).json().at("/items/0");
        assertThat(entry.get("pspReference").stringValue()).isEqualTo(pspReference);
        assertThat(entry.get("reference").stringValue()).isEqualTo("VM0042-A0000001");
        assertThat(entry.get("recipientHandle").stringValue()).isEqualTo("api:123456");
        assertThat(entry.get("currency").stringValue()).isEqualTo("NOK");
        assertThat(entry.get("time").stringValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
        assertThat(entry.get("ledgerDate").stringValue()).isEqualTo(today().toString());
    }

    @Test
    void aDayIsCompleteOnceItIsOver() {
        pay("VM0042-A0000001", 2500);
        LocalDate day = today();
        String path = LEDGER + "/funds/dates/" + day;
        assertThat(merchant.get(path).json().get("tryLater").booleanValue()).isTrue();
        assertThat(merchant.get(path).json().get("items")).hasSize(1);
        simulator.advanceClock(Duration.ofDays(1));
        JsonNode closed = renewed().get(path).json();
        assertThat(closed.get("tryLater").booleanValue()).isFalse();
        assertThat(texts(closed.get("items"), "entryType"))
                .containsExactly("capture", "fees-retained", "payout-scheduled");
        JsonNode before =
                renewed().get(LEDGER + "/funds/dates/" + day.minusDays(1)).json();
        assertThat(before.get("tryLater").booleanValue()).isFalse();
        assertThat(before.get("items")).isEmpty();
        JsonNode toCome =
                renewed().get(LEDGER + "/funds/dates/" + day.plusDays(9)).json();
        assertThat(toCome.get("tryLater").booleanValue()).isTrue();
        assertThat(toCome.get("hasMore").booleanValue()).isFalse();
        assertThat(toCome.get("items")).isEmpty();
    }

    @Test
    void pagesOfADayEndWithOneThatMayBeEmpty() {
        for (int i = 0; i < 4; i++) {
            pay("VM0042-A000000" + i, 1000);
        }
        LocalDate day = today();
        simulator.advanceClock(Duration.ofDays(1));
        Caller caller = renewed();
        String path = LEDGER + "/funds/dates/" + day;
        Caller.Reply first = caller.get(path);
        assertThat(first.raw().headers().firstValue("Vipps-Feed-Page-Size")).contains("3");
        assertThat(first.json().get("hasMore").booleanValue()).isTrue();
        Caller.Reply second =
                caller.get(path + "?cursor=" + first.json().get("cursor").stringValue());
        assertThat(second.json().get("items")).hasSize(3);
        assertThat(second.json().get("hasMore").booleanValue()).isTrue();
        Caller.Reply third =
                caller.get(path + "?cursor=" + second.json().get("cursor").stringValue());
        assertThat(third.json().get("items")).isEmpty();
        assertThat(third.json().get("hasMore").booleanValue()).isFalse();
        assertThat(third.json().has("cursor")).isFalse();
    }

    @Test
    void theFeedGoesOnFromItsCursorForEver() {
        for (int i = 0; i < 4; i++) {
            pay("VM0042-A000000" + i, 1000);
        }
        JsonNode first = merchant.get(FEED).json();
        assertThat(first.get("items")).hasSize(3);
        assertThat(first.get("tryLater").booleanValue()).isFalse();
        JsonNode second = merchant.get(FEED + "?cursor=" + first.get("cursor").stringValue())
                .json();
        assertThat(second.get("items")).hasSize(1);
        assertThat(second.get("tryLater").booleanValue()).isTrue();
        String end = second.get("cursor").stringValue();
        JsonNode nothing = merchant.get(FEED + "?cursor=" + end).json();
        assertThat(nothing.get("items")).isEmpty();
        assertThat(nothing.get("cursor").stringValue()).isEqualTo(end);
        pay("VM0042-A0000009", 1000);
        assertThat(texts(merchant.get(FEED + "?cursor=" + end).json().get("items"), "reference"))
                .containsExactly("VM0042-A0000009");
    }

    @Test
    void aBalanceBelowNothingIsNotPaidOutButCarriedOver() {
        pay("VM0042-A0000001", 1000);
        LocalDate monday = today();
        simulator.advanceClock(Duration.ofDays(1));
        refundAs(renewed(), "VM0042-A0000001", 1000);
        LocalDate tuesday = today();
        simulator.advanceClock(Duration.ofDays(1));
        assertThat(numbers(day("funds", monday), "amount")).containsExactly(1000L, -40L, -960L);
        assertThat(texts(day("funds", tuesday), "entryType")).containsExactly("refund");
        payAs(renewed(), "VM0042-A0000002", 5000);
        LocalDate wednesday = today();
        simulator.advanceClock(Duration.ofDays(3));
        assertThat(numbers(day("funds", wednesday), "amount")).containsExactly(5000L, -200L, -3800L);
        assertThat(day("funds", wednesday).getLast().get("pspReference").stringValue())
                .isEqualTo("30123456-2000002");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/report/v2/ledgers/30123456/money/feed",
                "/report/v2/ledgers/30123456/funds/feed?cursor=nonsense",
                "/report/v2/ledgers/30123456/funds/feed?cursor=OTkw",
                "/report/v2/ledgers/30123456/funds/dates/2026-13-40",
                "/report/v2/ledgers/30123456/funds/dates/yesterday",
                "/settlement/v1/ledgers?cursor=nonsense"
            })
    void saysWhatIsWrongWithAQuestion(String path) {
        Caller.Reply reply = merchant.get(path);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.contentType()).isEqualTo("application/problem+json");
        assertThat(reply.code()).isNotEmpty();
    }

    @Test
    void aCursorBelongsToItsList() {
        String cursor = merchant.get(FEED).json().get("cursor").stringValue();
        assertThat(merchant.get(LEDGER + "/fees/feed?cursor=" + cursor).status())
                .isEqualTo(400);
    }

    @Test
    void anothersLedgerIsNone() {
        assertThat(Caller.merchant(simulator, "-dk").get(FEED).status()).isEqualTo(404);
        assertThat(merchant.get("/report/v2/ledgers/99/funds/feed").status()).isEqualTo(404);
    }

    @Test
    void asksForATokenButForNoSubscriptionKey() {
        assertThat(merchant.with("Ocp-Apim-Subscription-Key", "").get(FEED).status())
                .isEqualTo(200);
        Caller.Reply wrong = merchant.with("Authorization", "Bearer x.y.z").get(FEED);
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json().get("code").stringValue()).isEqualTo("Unauthorized");
        assertThat(merchant.with("Ocp-Apim-Subscription-Key", "vendflow-key-dk")
                        .get(FEED)
                        .status())
                .isEqualTo(401);
        assertThat(merchant.with("Merchant-Serial-Number", "654321").get(FEED).status())
                .isEqualTo(403);
    }

    @Test
    void anAccountingPartnerReadsEveryLedgerAndNothingElse() {
        Caller partner = partner();
        JsonNode page = partner.get("/settlement/v1/ledgers").json();
        assertThat(texts(page.get("items"), "ledgerId")).containsExactly("30123456", "30654321", "30777777");
        assertThat(page.has("cursor")).isFalse();
        assertThat(partner.get("/report/v2/ledgers/30654321/funds/feed").status())
                .isEqualTo(200);
        assertThat(partner.with("Ocp-Apim-Subscription-Key", "vendflow-key")
                        .get("/epayment/v1/payments/VM0042-A0000001")
                        .status())
                .isEqualTo(401);
        simulator.advanceClock(Duration.ofMinutes(15));
        assertThat(partner.get("/settlement/v1/ledgers").status()).isEqualTo(401);
    }

    @Test
    void ledgersComeInPagesToo() {
        try (VippsSimulator small =
                VippsSimulator.start(SimulatorSettings.forTests().withReportPageSize(2))) {
            Caller partner = partnerOf(small);
            JsonNode first = partner.get("/settlement/v1/ledgers").json();
            assertThat(first.get("items")).hasSize(2);
            JsonNode second = partner.get("/settlement/v1/ledgers?cursor="
                            + first.get("cursor").stringValue())
                    .json();
            assertThat(second.get("items")).hasSize(1);
            assertThat(second.has("cursor")).isFalse();
        }
    }

    @Test
    void anAccountingTokenLastsAQuarterOfAnHourAndSaysSoInANumber() {
        JsonNode token = basic(simulator, "vendflow-accounting:vendflow-accounting-secret")
                .post("/miami/v1/token", "grant_type=client_credentials")
                .json();
        assertThat(token.get("expires_in").intValue()).isEqualTo(900);
        assertThat(token.get("token_type").stringValue()).isEqualTo("Bearer");
    }

    @Test
    void accountingKeysAreAskedForExactlyAsDocumented() {
        Caller right = basic(simulator, "vendflow-accounting:vendflow-accounting-secret");
        assertInvalidClient(right.post("/miami/v1/token", ""));
        assertInvalidClient(right.post("/miami/v1/token", "grant_type=%zz"));
        assertInvalidClient(right.with("Content-Type", "application/json")
                .post("/miami/v1/token", "grant_type=client_credentials"));
        assertInvalidClient(right.with("Ocp-Apim-Subscription-Key", "vendflow-key")
                .post("/miami/v1/token", "grant_type=client_credentials"));
        assertInvalidClient(right.with("Authorization", "").post("/miami/v1/token", "grant_type=client_credentials"));
        assertInvalidClient(
                right.with("Authorization", "Basic ???").post("/miami/v1/token", "grant_type=client_credentials"));
        assertInvalidClient(basic(simulator, "vendflow-client:vendflow-secret")
                .post("/miami/v1/token", "grant_type=client_credentials"));
        assertThat(right.post("/miami/v1/token", "grant_type=password")
                        .json()
                        .get("error")
                        .stringValue())
                .isEqualTo("unsupported_grant_type");
    }

    @Test
    void aLedgerCanBeSlow() {
        pay("VM0042-A0000001", 1000);
        simulator.lagLedger(Duration.ofMinutes(5));
        pay("VM0042-A0000002", 1000);
        assertThat(texts(merchant.get(FEED).json().get("items"), "reference")).containsExactly("VM0042-A0000001");
        LocalDate day = today();
        simulator.advanceClock(Duration.ofMinutes(5));
        assertThat(texts(merchant.get(FEED).json().get("items"), "reference"))
                .startsWith("VM0042-A0000001", "VM0042-A0000002");
        simulator.advanceClock(Duration.ofDays(1));
        simulator.lagLedger(Duration.ofMinutes(5));
        assertThat(renewed()
                        .get(LEDGER + "/funds/dates/" + day)
                        .json()
                        .get("tryLater")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void aLedgerCanMissACaptureAndGetItLate() {
        simulator.withholdFromLedger("VM0042-A0000001");
        String withheld = pay("VM0042-A0000001", 1000);
        pay("VM0042-A0000002", 1000);
        assertThat(texts(merchant.get(FEED).json().get("items"), "reference")).containsExactly("VM0042-A0000002");
        Caller control = Caller.anonymous(simulator);
        JsonNode inside = control.get("/simulator/ledger").json();
        assertThat(inside.at("/heldBack/0/pspReference").stringValue()).isEqualTo(withheld);
        assertThat(inside.at("/withheldReferences/0").stringValue()).isEqualTo("VM0042-A0000001");
        simulator.advanceClock(Duration.ofDays(1));
        control.send("DELETE", "/simulator/ledger/withheld", "");
        JsonNode late = day("funds", today()).getFirst();
        assertThat(late.get("reference").stringValue()).isEqualTo("VM0042-A0000001");
        assertThat(late.get("time").stringValue())
                .startsWith(today().minusDays(1).toString());
    }

    @Test
    void aLedgerCanMissTheNextCapturesOfAnybody() {
        Caller control = Caller.anonymous(simulator);
        assertThat(control.post("/simulator/ledger/withheld", "{\"next\":2}").status())
                .isEqualTo(200);
        pay("VM0042-A0000001", 1000);
        pay("VM0042-A0000002", 1000);
        pay("VM0042-A0000003", 1000);
        assertThat(texts(merchant.get(FEED).json().get("items"), "reference")).containsExactly("VM0042-A0000003");
    }

    @Test
    void aLedgerCanHaveWhatNeverHappened() {
        simulator.plantInLedger(EntryType.CAPTURE, "VM0042-GHOST001", 4200);
        Caller.Reply planted = Caller.anonymous(simulator)
                .post(
                        "/simulator/ledger/entries",
                        "{\"topic\":\"fees\",\"entryType\":\"new-kind\",\"amount\":-5,\"pspReference\":\"X1\"}");
        assertThat(planted.status()).isEqualTo(201);
        assertThat(planted.json().get("balanceAfter").longValue()).isEqualTo(-5);
        assertThat(texts(merchant.get(FEED).json().get("items"), "reference")).containsExactly("VM0042-GHOST001");
        JsonNode kind = merchant.get(LEDGER + "/fees/feed").json().at("/items/0");
        assertThat(kind.get("entryType").stringValue()).isEqualTo("new-kind");
        assertThat(kind.has("reference")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/simulator/ledger/lag|{\"seconds\":-1}",
                "/simulator/ledger/lag|{}",
                "/simulator/ledger/lag?msn=999999|{\"seconds\":1}",
                "/simulator/ledger/withheld|{}",
                "/simulator/ledger/withheld|{\"next\":1,\"reference\":\"VM0042-A0000001\"}",
                "/simulator/ledger/withheld|{\"next\":0}",
                "/simulator/ledger/entries|{\"entryType\":\"capture\"}",
                "/simulator/ledger/entries|{\"amount\":5}",
                "/simulator/ledger/entries|{\"entryType\":\"Capture!\",\"amount\":5}",
                "/simulator/ledger/entries|{\"entryType\":\"capture\",\"amount\":5,\"topic\":\"money\"}",
                "/simulator/ledger/entries|{\"entryType\":\"capture\",\"amount\":5,\"color\":\"red\"}"
            })
    void saysWhatIsWrongWithAnOrder(String order) {
        String[] parts = order.split("\\|", 2);
        Caller.Reply reply = Caller.anonymous(simulator).post(parts[0], parts[1]);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isNotEmpty();
    }

    @Test
    void forgetsTheBooksWhenReset() {
        pay("VM0042-A0000001", 1000);
        simulator.reset();
        assertThat(merchant.get(FEED).json().get("items")).isEmpty();
    }

    private static void assertInvalidClient(Caller.Reply reply) {
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().get("error").stringValue()).isEqualTo("invalid_client");
    }

    private Caller partner() {
        return partnerOf(simulator);
    }

    private static Caller partnerOf(VippsSimulator simulator) {
        String token = basic(simulator, "vendflow-accounting:vendflow-accounting-secret")
                .post("/miami/v1/token", "grant_type=client_credentials")
                .json()
                .get("access_token")
                .stringValue();
        return Caller.anonymous(simulator).with("Authorization", "Bearer " + token);
    }

    private static Caller basic(VippsSimulator simulator, String pair) {
        String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return Caller.anonymous(simulator)
                .with("Authorization", "Basic " + encoded)
                .with("Content-Type", "application/x-www-form-urlencoded");
    }

    /** The merchant at an hour that leaves room in the day, so that no test runs over midnight. */
    private Caller atNoon() {
        Instant noon = today().plusDays(1).atTime(12, 0).toInstant(ZoneOffset.UTC);
        simulator.advanceClock(Duration.between(now(), noon));
        return Caller.merchant(simulator);
    }

    /** The merchant with a token that is not over yet. */
    private Caller renewed() {
        return Caller.merchant(simulator);
    }

    /** @return the pspReference of the capture */
    private String pay(String reference, long amount) {
        return payAs(merchant, reference, amount);
    }

    private String payAs(Caller caller, String reference, long amount) {
        caller.key("create-" + reference).post("/epayment/v1/payments", Bodies.create(reference, amount));
        caller.approve(reference);
        assertThat(caller.operate(reference, "capture", "cap-" + reference, Bodies.amount(amount))
                        .status())
                .isEqualTo(200);
        return simulator
                .payment(reference)
                .orElseThrow()
                .payment()
                .events()
                .getLast()
                .pspReference();
    }

    private void refund(String reference, long amount) {
        refundAs(merchant, reference, amount);
    }

    private static void refundAs(Caller caller, String reference, long amount) {
        assertThat(caller.operate(reference, "refund", "ref-" + reference, Bodies.amount(amount))
                        .status())
                .isEqualTo(200);
    }

    /** All pages of a day. */
    private List<JsonNode> day(String topic, LocalDate day) {
        Caller caller = renewed();
        List<JsonNode> entries = new ArrayList<>();
        String cursor = "";
        JsonNode page;
        do {
            page = caller.get(LEDGER + "/" + topic + "/dates/" + day + cursor).json();
            page.get("items").forEach(entries::add);
            cursor = "?cursor=" + page.path("cursor").asString("");
        } while (page.get("hasMore").booleanValue());
        return entries;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now(), ZoneOffset.UTC);
    }

    private Instant now() {
        return Instant.parse(Caller.anonymous(simulator)
                .get("/simulator/clock")
                .json()
                .get("now")
                .stringValue());
    }

    private static List<String> texts(Iterable<JsonNode> entries, String field) {
        List<String> texts = new ArrayList<>();
        entries.forEach(entry -> texts.add(entry.path(field).asString("")));
        return texts;
    }

    private static List<Long> numbers(Iterable<JsonNode> entries, String field) {
        List<Long> numbers = new ArrayList<>();
        entries.forEach(entry -> numbers.add(entry.get(field).longValue()));
        return numbers;
    }
}
