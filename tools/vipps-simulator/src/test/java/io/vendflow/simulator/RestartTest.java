package io.vendflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vendflow.simulator.payments.Payment;
import io.vendflow.simulator.settlement.EntryType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What the real Vipps would never forget. */
class RestartTest {

    private static final String REFERENCE = "VM0042-7F3K9Q";
    private static final String HOOKS = "/webhooks/v1/webhooks";

    @TempDir
    private Path directory;

    private SimulatorSettings settings;

    @BeforeEach
    void settle() {
        settings = SimulatorSettings.forTests()
                .withDataDirectory(directory)
                .withRateLimits(false)
                .withPublicUrl("http://localhost:8083");
    }

    @Test
    void remembersThatACustomerIsInThreeDSecure() {
        try (VippsSimulator simulator = VippsSimulator.start(settings)) {
            Caller.merchant(simulator).create(REFERENCE);
            simulator.startProcessing(REFERENCE, Duration.ofHours(1));
        }
        // Twice: once from what was appended, once from what the second start made shorter.
        for (int restart = 0; restart < 2; restart++) {
            try (VippsSimulator simulator = VippsSimulator.start(settings)) {
                assertThat(Caller.merchant(simulator)
                                .operate(REFERENCE, "cancel", "cancel-" + restart, "")
                                .status())
                        .isEqualTo(423);
            }
        }
    }

    @Test
    void remembersPaymentsKeysWebhooksReceiptsAndTheClock() {
        String created;
        String captured;
        String hook = "{\"url\":\"https://a.test/\",\"events\":[\"user.checked-in.v1\"]}";
        Payment before;
        try (VippsSimulator simulator = VippsSimulator.start(settings)) {
            Caller merchant = Caller.merchant(simulator);
            created = merchant.create(REFERENCE).text();
            merchant.approve(REFERENCE);
            captured = merchant.operate(REFERENCE, "capture", "cap", Bodies.amount(1000))
                    .text();
            merchant.key("bad").post("/epayment/v1/payments", "{}");
            merchant.post("/order-management/v2/ecom/receipts/" + REFERENCE, Bodies.receipt(1000, 870, 130));
            merchant.post(HOOKS, hook);
            merchant.post(HOOKS, hook.replace("user.checked-in.v1", "epayments.payment.refunded.v1"));
            String second = merchant.get(HOOKS).json().at("/webhooks/1/id").stringValue();
            merchant.send("DELETE", HOOKS + "/" + second, "");
            simulator.advanceClock(Duration.ofMinutes(20));
            before = simulator.payment(REFERENCE).orElseThrow().payment();
        }
        // Twice: once from what was appended, once from what the second start made shorter.
        for (int restart = 0; restart < 2; restart++) {
            try (VippsSimulator simulator = VippsSimulator.start(settings)) {
                Caller merchant = Caller.merchant(simulator);
                assertThat(simulator.payment(REFERENCE).orElseThrow().payment()).isEqualTo(before);
                assertThat(merchant.create(REFERENCE).text()).isEqualTo(created);
                assertThat(merchant.operate(REFERENCE, "capture", "cap", Bodies.amount(1000))
                                .text())
                        .isEqualTo(captured);
                assertThat(simulator.payment(REFERENCE).orElseThrow().captured())
                        .isEqualTo(1000);
                assertThat(merchant.key("bad")
                                .post("/epayment/v1/payments", Bodies.create("VM0042-OTHER", 2500))
                                .status())
                        .isEqualTo(409);
                assertThat(merchant.post(
                                        "/order-management/v2/ecom/receipts/" + REFERENCE,
                                        Bodies.receipt(1000, 870, 130))
                                .status())
                        .isEqualTo(409);
                assertThat(merchant.get(HOOKS).json().get("webhooks")).hasSize(1);
                assertThat(Caller.anonymous(simulator)
                                .get("/simulator/clock")
                                .json()
                                .get("aheadSeconds")
                                .intValue())
                        .isEqualTo(1200);
            }
        }
    }

    @Test
    void leavesOutALastLineThatWasNeverFinished() throws IOException {
        try (VippsSimulator simulator = VippsSimulator.start(settings)) {
            Caller.merchant(simulator).create(REFERENCE);
        }
        Files.writeString(
                directory.resolve("journal.jsonl"), "{\"ledger\":{\"type\":\"chan", StandardOpenOption.APPEND);
        try (VippsSimulator simulator = VippsSimulator.start(settings)) {
            assertThat(simulator.payment(REFERENCE)).isPresent();
            Caller.merchant(simulator).approve(REFERENCE);
        }
        try (VippsSimulator simulator = VippsSimulator.start(settings)) {
            assertThat(simulator.payment(REFERENCE).orElseThrow().state().name())
                    .isEqualTo("AUTHORIZED");
        }
    }

    @Test
    void refusesAJournalThatIsBrokenInTheMiddle() throws IOException {
        Files.writeString(directory.resolve("journal.jsonl"), "nonsense\n{\"clockAhead\":\"PT0S\"}\n");
        assertThatThrownBy(() -> VippsSimulator.start(settings)).hasMessageContaining("line 1");
    }

    @Test
    void keepsWhatIsOwedToAReceiverThatWasAway() {
        String hook = "{\"url\":\"http://127.0.0.1:9/\",\"events\":[\"epayments.payment.created.v1\"]}";
        try (VippsSimulator simulator = VippsSimulator.start(settings)) {
            Caller merchant = Caller.merchant(simulator);
            merchant.post(HOOKS, hook);
            merchant.create(REFERENCE);
        }
        VippsSimulator.start(settings).close();
        assertThat(directory.resolve("journal.jsonl")).content().contains("\"type\":\"owed\"");
    }

    @Test
    void theBooksAreTheSameAfterARestartAndAreContinued() {
        String feed = "/report/v2/ledgers/30123456/funds/feed";
        String before;
        String fees;
        String inside;
        try (VippsSimulator simulator = VippsSimulator.start(settings)) {
            simulator.withholdFromLedger("VM0042-WITHHELD");
            for (String reference : new String[] {REFERENCE, "VM0042-SECOND", "VM0042-WITHHELD"}) {
                pay(Caller.merchant(simulator), reference);
                simulator.advanceClock(Duration.ofHours(9));
            }
            simulator.plantInLedger(EntryType.REFUND, "VM0042-GHOST", -100);
            before = Caller.merchant(simulator).get(feed).text();
            fees = Caller.merchant(simulator).get(feed.replace("funds", "fees")).text();
            inside = Caller.anonymous(simulator).get("/simulator/ledger").text();
        }
        // A dearer fee must not change what was booked; once from what was appended, once from what was made shorter.
        for (int restart = 0; restart < 2; restart++) {
            try (VippsSimulator simulator = VippsSimulator.start(settings.withCaptureFee(9999))) {
                assertThat(Caller.merchant(simulator).get(feed).text()).isEqualTo(before);
                assertThat(Caller.merchant(simulator)
                                .get(feed.replace("funds", "fees"))
                                .text())
                        .isEqualTo(fees);
                assertThat(Caller.anonymous(simulator).get("/simulator/ledger").text())
                        .isEqualTo(inside);
            }
        }
        try (VippsSimulator simulator = VippsSimulator.start(settings)) {
            String cursor = JsonMapper.shared().readTree(before).get("cursor").stringValue();
            pay(Caller.merchant(simulator), "VM0042-THIRD");
            assertThat(Caller.merchant(simulator)
                            .get(feed + "?cursor=" + cursor)
                            .json()
                            .at("/items/0/reference")
                            .stringValue())
                    .isEqualTo("VM0042-THIRD");
        }
    }

    @Test
    void aReservationIsLetGoInTimeAlthoughNobodyRan() {
        try (VippsSimulator simulator = VippsSimulator.start(settings)) {
            Caller merchant = Caller.merchant(simulator);
            merchant.create(REFERENCE);
            merchant.approve(REFERENCE);
        }
        try (VippsSimulator simulator = VippsSimulator.start(settings)) {
            simulator.advanceClock(Duration.ofDays(181));
            assertThat(simulator.payment(REFERENCE).orElseThrow().cancelled()).isEqualTo(2500);
        }
    }

    private static void pay(Caller merchant, String reference) {
        merchant.create(reference);
        merchant.approve(reference);
        assertThat(merchant.operate(reference, "capture", "cap-" + reference, Bodies.amount(2500))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void twoDoNotShareADirectory() {
        try (VippsSimulator first = VippsSimulator.start(settings)) {
            assertThat(first.port()).isPositive();
            assertThatThrownBy(() -> VippsSimulator.start(settings)).hasMessageContaining("another simulator");
        }
    }
}
