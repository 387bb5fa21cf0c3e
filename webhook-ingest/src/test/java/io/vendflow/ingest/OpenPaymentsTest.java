package io.vendflow.ingest;

import static io.vendflow.testing.Sales.MERCHANT;
import static io.vendflow.testing.Sales.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.Sale;
import io.vendflow.sale.SaleLine;
import io.vendflow.testing.Sales;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpenPaymentsTest {

    private static final Sale COLA = Sales.cola();
    private static final PaymentReference REFERENCE = COLA.reference();
    private static final Found WAITING = new Found.Waiting();
    private static final Found APPROVED =
            new Found.Approved(COLA.amount(), "psp-1", NOON.plusSeconds(3), NOON.plusSeconds(604_800));

    private final MapMemory memory = new MapMemory();
    private final CountedLooks counted = new CountedLooks();
    private OpenPayments payments = new OpenPayments(memory, counted, counted);
    private final List<LookUp> begun = new ArrayList<>();
    private Instant now = NOON;

    @Test
    void looksFirstAfterFiveSeconds() {
        created(COLA);

        assertThat(secondsOfLooksWithin(6)).containsExactly(5.0);
    }

    @Test
    void looksEveryTwoSecondsWhileNoWebhookComes() {
        created(COLA);

        assertThat(secondsOfLooksWithin(12)).containsExactly(5.0, 7.0, 9.0, 11.0);
    }

    @Test
    void looksEveryTenSecondsOnceAWebhookProvedThatTheyFlow() {
        created(COLA);
        webhook("CREATED");

        assertThat(secondsOfLooksWithin(30)).containsExactly(5.0, 15.0, 25.0);
    }

    @Test
    void looksAtOnceWhenAWebhookComes() {
        created(COLA);
        pass(Duration.ofMillis(700));

        webhook("AUTHORIZED");

        assertThat(attend()).singleElement().satisfies(lookUp -> {
            assertThat(lookUp.reference()).isEqualTo(REFERENCE);
            assertThat(lookUp.merchantSerialNumber()).isEqualTo(MERCHANT);
            assertThat(lookUp.startedAt()).isEqualTo(now);
            assertThat(lookUp.reason()).isEqualTo(LookUp.Reason.WEBHOOK);
        });
    }

    @Test
    void chasesAWebhookWhoseNewsVippsDoesNotShowYet() {
        created(COLA);
        webhook("AUTHORIZED");

        assertThat(secondsOfLooksWithin(7)).containsExactly(0.0, 2.0, 4.0, 6.0);
    }

    @Test
    void looksOnceMoreWhenAWebhookComesWhileALookIsUnderWay() {
        created(COLA);
        pass(Duration.ofSeconds(5));
        LookUp first = attend().getFirst();
        pass(Duration.ofMillis(100));

        webhook("AUTHORIZED");
        assertThat(attend()).as("never two at a time").isEmpty();
        pass(Duration.ofMillis(100));
        answer(first, WAITING);

        assertThat(attend()).as("never two within half a second").isEmpty();
        pass(Duration.ofMillis(300));
        assertThat(attend()).hasSize(1);
    }

    @Test
    void tellsOnceThatThePaymentIsAuthorized() {
        created(COLA);
        pass(Duration.ofSeconds(5));

        Optional<Ending> ending = answer(attend().getFirst(), APPROVED);

        assertThat(ending)
                .contains(new Ending.Authorized(
                        COLA,
                        "created-1",
                        COLA.amount(),
                        "psp-1",
                        NOON.plusSeconds(3),
                        NOON.plusSeconds(604_800),
                        now));
        webhook("AUTHORIZED");
        created(COLA);
        pass(Duration.ofHours(1));
        assertThat(attend()).isEmpty();
        assertThat(counted.open).isEmpty();
    }

    @Test
    void takesNoOldApprovalForNewWhenTheLogCouldNotBeRead() {
        Instant createdAt = now;
        created(COLA);
        webhook("AUTHORIZED");

        assertThat(approvedWithoutALog()).as("nobody ever saw it waiting").isEqualTo(createdAt);
    }

    @Test
    void knowsThatTheCustomerHadNotApprovedWhenItWasLastSeenWaiting() {
        created(COLA);
        webhook("HINT");
        LookUp first = attend().getFirst();
        answer(first, new Found.Waiting());
        now = now.plusSeconds(30);

        assertThat(approvedWithoutALog()).isEqualTo(first.startedAt());
    }

    private Instant approvedWithoutALog() {
        Optional<Ending> ending = answer(attend().getFirst(), new Found.Approved(COLA.amount(), "psp-1", null, null));
        return ((Ending.Authorized) ending.orElseThrow()).authorizedAt();
    }

    @ParameterizedTest
    @EnumSource
    void tellsOnceThatNothingWasReserved(UnpaidEnd end) {
        created(COLA);
        pass(Duration.ofSeconds(5));

        Optional<Ending> ending = answer(attend().getFirst(), new Found.Unpaid(end));

        assertThat(ending).contains(new Ending.Unpaid(COLA, "created-1", end, now));
        pass(Duration.ofHours(1));
        assertThat(attend()).isEmpty();
    }

    @Test
    void tellsWhetherAWebhookOrPollingFoundTheEnd() {
        created(COLA);
        webhook("AUTHORIZED");
        answer(attend().getFirst(), APPROVED);
        created(Sales.colaAndChips());
        pass(Duration.ofSeconds(5));
        answer(attend().getFirst(), APPROVED);

        assertThat(counted.endingsFoundBy).containsExactly(LookUp.Reason.WEBHOOK, LookUp.Reason.POLL);
    }

    @Test
    void looksAtOnceWhenTheWebhookCameFirst() {
        webhook("AUTHORIZED");
        assertThat(attend()).isEmpty();
        pass(Duration.ofMillis(50));

        created(COLA);

        assertThat(attend()).hasSize(1);
    }

    @Test
    void knowsThatWebhooksFlowWhenTheOneOfTheCreationCameFirst() {
        webhook("CREATED");
        created(COLA);

        assertThat(secondsOfLooksWithin(30)).containsExactly(5.0, 15.0, 25.0);
    }

    @Test
    void forgetsAWebhookWhosePaymentNeverCame() {
        webhook("REFUNDED");
        pass(Duration.ofMinutes(15));

        attend();

        assertThat(memory.all).isEmpty();
    }

    @Test
    void remembersALimitedNumberOfWebhooksWithoutPayment() {
        for (int i = 0; i < OpenPayments.MOST_EARLY_WEBHOOKS + 10; i++) {
            payments.webhook(new PaymentReference("VM0042-S" + (10_000 + i)), MERCHANT, "AUTHORIZED", now);
        }

        assertThat(memory.all).hasSize(OpenPayments.MOST_EARLY_WEBHOOKS);
    }

    @Test
    void ignoresWhatAnotherMerchantSays() {
        MerchantSerialNumber other = new MerchantSerialNumber("654321");
        created(COLA);
        payments.webhook(REFERENCE, other, "AUTHORIZED", now);

        assertThat(attend()).isEmpty();
        assertThat(secondsOfLooksWithin(8)).containsExactly(5.0, 7.0);
    }

    @Test
    void remembersAClosedPaymentForTwoDays() {
        created(COLA);
        webhook("AUTHORIZED");
        answer(attend().getFirst(), APPROVED);

        pass(Duration.ofHours(47));
        attend();
        assertThat(memory.all).containsKey(REFERENCE);
        pass(Duration.ofHours(2));
        attend();
        assertThat(memory.all).isEmpty();
    }

    @Test
    void backsOffToTenSecondsWhileVippsFails() {
        created(COLA);

        assertThat(secondsOfLooksWithin(50, new Found.Failed("SERVER_ERROR", null)))
                .containsExactly(5.0, 7.0, 11.0, 19.0, 29.0, 39.0, 49.0);
    }

    @Test
    void waitsAsLongAsVippsAsks() {
        created(COLA);

        assertThat(secondsOfLooksWithin(40, new Found.Failed("RATE_LIMITED", Duration.ofSeconds(30))))
                .containsExactly(5.0, 35.0);
    }

    @Test
    void looksOnSlowlyWhenVippsHasNoSuchPayment() {
        created(COLA);

        assertThat(secondsOfLooksWithin(30, new Found.Missing())).containsExactly(5.0, 15.0, 25.0);
    }

    @Test
    void slowsDownForPaymentsThatShouldBeOverLongAgo() {
        created(COLA);
        pass(Duration.ofHours(1));
        answer(attend().getFirst(), WAITING);

        assertThat(memory.nextDueAt()).isEqualTo(now.plus(Duration.ofMinutes(1)));
    }

    @Test
    void looksAtOnceAtAPaymentThatIsHeardOfLate() {
        payments.created(COLA, "created-1", NOON.minusSeconds(60), now);

        assertThat(attend()).hasSize(1);
    }

    @Test
    void looksAgainAfterACrash() {
        created(COLA);
        pass(Duration.ofSeconds(5));
        assertThat(attend()).hasSize(1);

        payments = new OpenPayments(memory, counted, counted);
        payments.recover();

        assertThat(counted.open).containsExactly(REFERENCE);
        assertThat(attend()).as("the first look's answer is lost").hasSize(1);
    }

    @Test
    void keepsALookForLaterWhenThereIsNoRoom() {
        created(COLA);
        pass(Duration.ofSeconds(5));

        payments.attendToDue(now, lookUp -> false);

        assertThat(payments.hasLooksUnderWay()).isFalse();
        assertThat(attend()).hasSize(1);
    }

    @Test
    void staysWithinVippsLimitWhateverComes() {
        created(COLA);
        List<LookUp> looks = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            webhook("AUTHORIZED");
            attend().forEach(lookUp -> {
                looks.add(lookUp);
                answer(lookUp, WAITING);
            });
            pass(Duration.ofMillis(10));
        }

        assertThat(looks).as("reads in one minute").hasSizeLessThanOrEqualTo(120);
    }

    @Test
    void looksAtManyAtATime() {
        for (int i = 0; i < 600; i++) {
            created(Sales.of("SALE" + i, new SaleLine("A1", "COLA05", "Cola", 1, 2_500, 1_500)));
        }
        pass(Duration.ofSeconds(5));

        assertThat(attend()).hasSize(500);
        assertThat(attend()).hasSize(100);
        assertThat(attend()).isEmpty();
    }

    private void created(Sale sale) {
        payments.created(sale, "created-1", now, now);
    }

    private void webhook(String name) {
        payments.webhook(REFERENCE, MERCHANT, name, now);
    }

    private List<LookUp> attend() {
        begun.clear();
        payments.attendToDue(now, begun::add);
        return List.copyOf(begun);
    }

    private Optional<Ending> answer(LookUp lookUp, Found found) {
        return payments.answered(new Answer(lookUp, found), now);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private List<Double> secondsOfLooksWithin(int seconds) {
        return secondsOfLooksWithin(seconds, WAITING);
    }

    private List<Double> secondsOfLooksWithin(int seconds, Found found) {
        Instant start = now;
        List<Double> at = new ArrayList<>();
        while (now.isBefore(start.plusSeconds(seconds))) {
            attend().forEach(lookUp -> {
                at.add(Duration.between(start, now).toMillis() / 1000.0);
                answer(lookUp, found);
            });
            pass(Duration.ofMillis(100));
        }
        return at;
    }
}
