package io.vendflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vendflow.sale.Amount;
import io.vendflow.sale.Currency;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;
import io.vendflow.vipps.IdempotencyKey;
import io.vendflow.vipps.MerchantCredentials;
import io.vendflow.vipps.Secret;
import io.vendflow.vipps.SystemInfo;
import io.vendflow.vipps.Vipps;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.VippsSettings;
import io.vendflow.vipps.epayment.CreatePayment;
import io.vendflow.vipps.epayment.PaymentEvent;
import io.vendflow.vipps.order.Category;
import io.vendflow.vipps.order.Image;
import io.vendflow.vipps.report.DatePage;
import io.vendflow.vipps.report.EntryType;
import io.vendflow.vipps.report.FeedPage;
import io.vendflow.vipps.report.Ledger;
import io.vendflow.vipps.report.LedgerEntry;
import io.vendflow.vipps.report.Topic;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Our client reads our ledgers: what was captured and refunded is found again, entry by entry. */
class LedgerClientTest {

    private static final MerchantSerialNumber MSN = new MerchantSerialNumber("123456");
    private static final Amount PRICE = new Amount(2500, Currency.NOK);

    private final VippsSimulator simulator =
            VippsSimulator.start(SimulatorSettings.forTests().withReportPageSize(2));
    private @Nullable Vipps connected;

    /** Not at midnight, and with the token of that hour. */
    @BeforeEach
    void waitForNoon() {
        Instant noon = today().plusDays(1).atTime(12, 0).toInstant(ZoneOffset.UTC);
        simulator.advanceClock(Duration.between(now(), noon));
        connected = connect();
    }

    @AfterEach
    void close() {
        vipps().close();
        simulator.close();
    }

    @Test
    void everyCaptureAndRefundIsInTheLedgerOnceUnderItsEventsNumber() {
        List<String> moved = new ArrayList<>();
        for (String reference : new String[] {"VM0042-A0000001", "VM0042-A0000002", "VM0042-A0000003"}) {
            pay(new PaymentReference(reference));
            moved.add(lastEvent(new PaymentReference(reference)));
        }
        PaymentReference returned = new PaymentReference("VM0042-A0000002");
        done(vipps().payments().refund(MSN, returned, PRICE, IdempotencyKey.of(returned, "refund")));
        moved.add(lastEvent(returned));

        Ledger ledger = done(vipps().reports().ledgers(MSN, null)).ledgers().getFirst();
        assertThat(ledger.settlesFor()).containsExactly("api:" + MSN);
        LocalDate day = today();
        assertThat(done(vipps().reports().byDate(MSN, ledger.id(), Topic.FUNDS, day, null))
                        .tryLater())
                .isTrue();
        simulator.advanceClock(Duration.ofDays(1));

        List<LedgerEntry> funds = day(ledger, Topic.FUNDS, day);
        assertThat(funds)
                .extracting(LedgerEntry::type)
                .containsExactly(
                        EntryType.CAPTURE,
                        EntryType.CAPTURE,
                        EntryType.CAPTURE,
                        EntryType.REFUND,
                        EntryType.FEES_RETAINED,
                        EntryType.PAYOUT_SCHEDULED);
        assertThat(funds.subList(0, 4)).extracting(LedgerEntry::pspReference).containsExactlyElementsOf(moved);
        assertThat(funds.getLast().balanceAfter()).isZero();
        assertThat(day(ledger, Topic.FEES, day).stream()
                        .mapToLong(LedgerEntry::amount)
                        .sum())
                .isZero();
    }

    @Test
    void theFeedIsFollowedToItsEndAndOn() {
        String ledger = "30123456";
        for (int i = 1; i <= 3; i++) {
            pay(new PaymentReference("VM0042-A000000" + i));
        }
        FeedPage first = done(vipps().reports().feed(MSN, ledger, Topic.FUNDS, null));
        FeedPage second = done(vipps().reports().feed(MSN, ledger, Topic.FUNDS, first.cursor()));
        assertThat(first.tryLater()).isFalse();
        assertThat(second.tryLater()).isTrue();
        simulator.plantInLedger(new io.vendflow.simulator.settlement.EntryType("moon-tax"), "VM0042-GHOST", -100);
        FeedPage third = done(vipps().reports().feed(MSN, ledger, Topic.FUNDS, second.cursor()));
        assertThat(third.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.type()).isEqualTo(EntryType.UNKNOWN);
            assertThat(entry.rawType()).isEqualTo("moon-tax");
        });
    }

    @Test
    void anOrderGetsItsLinkAndItsPicture() {
        PaymentReference reference = new PaymentReference("VM0042-A0000001");
        done(vipps().images().add(MSN, new Image("logo-1", Pictures.of("png", 167, 167))));
        URI help = URI.create("https://operator.test/help");
        done(vipps().categories().put(MSN, reference, new Category(Category.Kind.GENERAL, help, "logo-1")));
        assertThat(Caller.merchant(simulator)
                        .get("/order-management/v2/ecom/" + reference)
                        .json()
                        .at("/category/imageId")
                        .stringValue())
                .isEqualTo("logo-1");
        assertThat(vipps().images().add(MSN, new Image("logo-1", Pictures.of("png", 167, 167))))
                .isInstanceOf(VippsOutcome.Refused.class);
    }

    private List<LedgerEntry> day(Ledger ledger, Topic topic, LocalDate day) {
        List<LedgerEntry> entries = new ArrayList<>();
        String cursor = null;
        DatePage page;
        do {
            page = done(vipps().reports().byDate(MSN, ledger.id(), topic, day, cursor));
            entries.addAll(page.entries());
            cursor = page.cursor();
        } while (page.hasMore());
        assertThat(page.completesTheDay()).isTrue();
        return entries;
    }

    private void pay(PaymentReference reference) {
        done(vipps().payments()
                .create(
                        MSN,
                        new CreatePayment(reference, PRICE, "Cola", null, Map.of()),
                        IdempotencyKey.of(reference, "create")));
        simulator.approve(reference.value());
        done(vipps().payments().capture(MSN, reference, PRICE, IdempotencyKey.of(reference, "capture")));
    }

    private String lastEvent(PaymentReference reference) {
        List<PaymentEvent> events = done(vipps().payments().events(MSN, reference));
        return events.getLast().pspReference();
    }

    private Vipps vipps() {
        if (connected == null) {
            throw new IllegalStateException("not connected");
        }
        return connected;
    }

    private Vipps connect() {
        VippsSettings settings = new VippsSettings(
                URI.create(simulator.baseUrl()),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                new SystemInfo("vendflow", "1", "test", "1"));
        MerchantCredentials keys = new MerchantCredentials(
                MSN, "vendflow-client", new Secret("vendflow-secret"), new Secret("vendflow-key"));
        return Vipps.connect(settings, List.of(keys), new SimpleMeterRegistry(), Clock.systemUTC());
    }

    private static <T> T done(VippsOutcome<T> outcome) {
        assertThat(outcome).isInstanceOf(VippsOutcome.Done.class);
        return ((VippsOutcome.Done<T>) outcome).value();
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
}
