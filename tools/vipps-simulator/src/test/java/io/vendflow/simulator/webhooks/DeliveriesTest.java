package io.vendflow.simulator.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vendflow.sale.Amount;
import io.vendflow.sale.Currency;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;
import io.vendflow.simulator.faults.Fault;
import io.vendflow.simulator.faults.FaultRule;
import io.vendflow.simulator.faults.Faults;
import io.vendflow.simulator.faults.Latency;
import io.vendflow.simulator.merchants.Secret;
import io.vendflow.simulator.payments.Attempt;
import io.vendflow.simulator.payments.CaptureTerms;
import io.vendflow.simulator.payments.EventName;
import io.vendflow.simulator.payments.Ledger;
import io.vendflow.simulator.payments.Operation;
import io.vendflow.simulator.payments.PaymentId;
import io.vendflow.simulator.payments.PaymentRequest;
import io.vendflow.simulator.payments.QrFormat;
import io.vendflow.simulator.payments.UserFlow;
import io.vendflow.simulator.time.MovableClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

    private static final MerchantSerialNumber MSN = new MerchantSerialNumber("123456");

    private final MovableClock clock =
            new MovableClock(Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC));
    private final List<WebhookEntry> written = new CopyOnWriteArrayList<>();
    private final List<String> attempted = new CopyOnWriteArrayList<>();
    private final List<Secret> signedWith = new CopyOnWriteArrayList<>();
    private final Faults faults = new Faults();
    private final Registrations registrations = new Registrations(written::add);
    private volatile Predicate<String> taken = text -> true;
    private final Deliveries deliveries = new Deliveries(
            registrations,
            (payment, event) -> (payment.id().reference() + " " + event.name() + (event.success() ? "" : " failed"))
                    .getBytes(StandardCharsets.UTF_8),
            (registration, body) -> {
                String text = new String(body, StandardCharsets.UTF_8);
                attempted.add(text);
                signedWith.add(registration.secret());
                return taken.test(text);
            },
            faults,
            clock,
            written::add);
    private final Ledger ledger = new Ledger(clock, entry -> {}, deliveries, 100);

    @AfterEach
    void close() {
        deliveries.close();
    }

    @Test
    void deliversThePaymentsEventsInOrder() {
        subscribe(EventName.values());
        deliveries.start();
        pay("VM0001-AAAA");
        awaitAttempts("VM0001-AAAA CREATED", "VM0001-AAAA AUTHORIZED");
    }

    @Test
    void aRefusedEventHoldsUpOnlyItsOwnPayment() {
        subscribe(EventName.values());
        deliveries.start();
        taken = text -> !text.startsWith("VM0001");
        pay("VM0001-AAAA");
        pay("VM0002-BBBB");
        await().untilAsserted(() -> assertThat(attempted)
                .contains("VM0002-BBBB CREATED", "VM0002-BBBB AUTHORIZED", "VM0001-AAAA CREATED")
                .doesNotContain("VM0001-AAAA AUTHORIZED"));
    }

    @Test
    void triesAgainWhenTheClockSaysSoAndThenGoesOn() {
        subscribe(EventName.values());
        deliveries.start();
        taken = text -> false;
        pay("VM0001-AAAA");
        awaitAttempts("VM0001-AAAA CREATED");
        await().until(deliveries::isAtRest);
        deliveries.retryDue();
        assertThat(attempted).hasSize(1);
        taken = text -> true;
        clock.advance(Duration.ofSeconds(2));
        await().untilAsserted(() -> {
            deliveries.retryDue();
            assertThat(attempted)
                    .containsExactly("VM0001-AAAA CREATED", "VM0001-AAAA CREATED", "VM0001-AAAA AUTHORIZED");
        });
        await().untilAsserted(() -> assertThat(deliveries.waiting()).isEmpty());
    }

    @Test
    void sendsOnlyWhatWasSubscribedTo() {
        subscribe(EventName.AUTHORIZED);
        deliveries.start();
        pay("VM0001-AAAA");
        awaitAttempts("VM0001-AAAA AUTHORIZED");
    }

    @Test
    void aLostWebhookIsNeverSent() {
        subscribe(EventName.values());
        deliveries.start();
        faults.set(List.of(FaultRule.times(1, Faults.WEBHOOK, Fault.WEBHOOK_LOST)));
        pay("VM0001-AAAA");
        awaitAttempts("VM0001-AAAA AUTHORIZED");
    }

    @Test
    void aDoubledWebhookIsSentTwice() {
        subscribe(EventName.AUTHORIZED);
        deliveries.start();
        faults.set(List.of(FaultRule.always(FaultRule.ANY, Fault.WEBHOOK_DOUBLED)));
        pay("VM0001-AAAA");
        awaitAttempts("VM0001-AAAA AUTHORIZED", "VM0001-AAAA AUTHORIZED");
    }

    @Test
    void aLateWebhookHoldsUpTheLaterOnesOfItsPayment() {
        subscribe(EventName.values());
        deliveries.start();
        faults.set(List.of(
                FaultRule.lateWebhooks(Latency.fixed(Duration.ofSeconds(5))).atMost(1)));
        pay("VM0001-AAAA");
        pay("VM0002-BBBB");
        awaitAttempts("VM0002-BBBB CREATED", "VM0002-BBBB AUTHORIZED");
        await().until(deliveries::isAtRest);
        clock.advance(Duration.ofSeconds(4));
        deliveries.retryDue();
        assertThat(deliveries.isAtRest()).isTrue();
        clock.advance(Duration.ofSeconds(1));
        deliveries.retryDue();
        awaitAttempts("VM0002-BBBB CREATED", "VM0002-BBBB AUTHORIZED", "VM0001-AAAA CREATED", "VM0001-AAAA AUTHORIZED");
    }

    @Test
    void aReorderedWebhookLetsTheNextPass() {
        subscribe(EventName.values());
        deliveries.start();
        faults.set(List.of(FaultRule.times(1, Faults.WEBHOOK, Fault.WEBHOOK_REORDERED)));
        pay("VM0001-AAAA");
        awaitAttempts("VM0001-AAAA AUTHORIZED", "VM0001-AAAA CREATED");
    }

    @Test
    void aReorderedWebhookGoesAfterTenSecondsWhenThereIsNoNext() {
        subscribe(EventName.AUTHORIZED);
        deliveries.start();
        faults.set(List.of(FaultRule.always(Faults.WEBHOOK, Fault.WEBHOOK_REORDERED)));
        pay("VM0001-AAAA");
        assertThat(deliveries.waiting()).hasSize(1);
        clock.advance(Duration.ofSeconds(10));
        deliveries.retryDue();
        awaitAttempts("VM0001-AAAA AUTHORIZED");
    }

    @Test
    void onlyTheFirstAttemptIsWronglySigned() {
        Registration registration = subscribe(EventName.AUTHORIZED);
        deliveries.start();
        faults.set(List.of(FaultRule.always(Faults.WEBHOOK, Fault.WEBHOOK_WRONGLY_SIGNED)));
        taken = text -> false;
        pay("VM0001-AAAA");
        awaitAttempts("VM0001-AAAA AUTHORIZED");
        await().until(deliveries::isAtRest);
        taken = text -> true;
        clock.advance(Duration.ofSeconds(2));
        deliveries.retryDue();
        await().untilAsserted(() -> assertThat(signedWith).hasSize(2));
        assertThat(signedWith.get(0)).isNotEqualTo(registration.secret());
        assertThat(signedWith.get(1)).isEqualTo(registration.secret());
    }

    @Test
    void anUnsuccessfulWebhookSaysSo() {
        subscribe(EventName.values());
        deliveries.start();
        faults.set(List.of(
                FaultRule.times(1, Faults.WEBHOOK, Fault.WEBHOOK_UNSUCCESSFUL).onlyFor("VM0002-BBBB")));
        pay("VM0001-AAAA");
        pay("VM0002-BBBB");
        await().untilAsserted(() -> assertThat(attempted)
                .contains("VM0001-AAAA CREATED", "VM0002-BBBB CREATED failed", "VM0002-BBBB AUTHORIZED"));
    }

    @Test
    void aReceiverThatTookNothingForTwoWeeksIsForgotten() {
        subscribe(EventName.values());
        deliveries.start();
        taken = text -> false;
        pay("VM0001-AAAA");
        awaitAttempts("VM0001-AAAA CREATED");
        await().until(deliveries::isAtRest);
        for (int day = 1; day <= 14; day++) {
            clock.advance(Duration.ofDays(1));
            deliveries.retryDue();
            await().until(deliveries::isAtRest);
            deliveries.forgetTheDead();
            assertThat(registrations.all()).hasSize(day < 14 ? 1 : 0);
        }
        assertThat(written).anyMatch(entry -> entry instanceof WebhookEntry.Deleted);
    }

    @Test
    void aReceiverThatTookSomethingInBetweenIsNot() {
        subscribe(EventName.values());
        deliveries.start();
        taken = text -> false;
        pay("VM0001-AAAA");
        awaitAttempts("VM0001-AAAA CREATED");
        await().until(deliveries::isAtRest);
        clock.advance(Duration.ofDays(7));
        taken = text -> true;
        deliveries.retryDue();
        await().untilAsserted(() -> assertThat(deliveries.waiting()).isEmpty());
        clock.advance(Duration.ofDays(8));
        deliveries.forgetTheDead();
        assertThat(registrations.all()).hasSize(1);
    }

    @Test
    void aDeletedRegistrationGetsNothingMore() {
        Registration registration = subscribe(EventName.values());
        pay("VM0001-AAAA");
        assertThat(deliveries.waiting()).hasSize(2);
        registrations.delete(MSN, registration.id());
        deliveries.forget(registration.id());
        assertThat(deliveries.waiting()).isEmpty();
    }

    @Test
    void refusesTheTwentySixthRegistrationForAnEvent() {
        for (int i = 0; i < 25; i++) {
            subscribe(EventName.AUTHORIZED);
        }
        assertThat(registrations.register(
                        MSN, URI.create("https://a.test/"), List.of(EventName.AUTHORIZED.webhookType())))
                .isEmpty();
        assertThat(registrations.register(
                        MSN, URI.create("https://a.test/"), List.of(EventName.CAPTURED.webhookType())))
                .isPresent();
    }

    private Registration subscribe(EventName... events) {
        return registrations
                .register(
                        MSN,
                        URI.create("https://a.test/hook"),
                        Arrays.stream(events).map(EventName::webhookType).toList())
                .orElseThrow();
    }

    private void pay(String reference) {
        PaymentId id = new PaymentId(MSN, new PaymentReference(reference));
        ledger.create(
                new Attempt(MSN, Operation.CREATE, reference, "create-" + reference, ""),
                new PaymentRequest(
                        id,
                        new Amount(2500, Currency.NOK),
                        UserFlow.QR,
                        QrFormat.DEFAULT,
                        null,
                        Map.of(),
                        false,
                        new CaptureTerms(Duration.ofDays(180), true)));
        ledger.approve(id);
    }

    private void awaitAttempts(String... expected) {
        await().untilAsserted(() -> assertThat(attempted).containsExactly(expected));
    }
}
