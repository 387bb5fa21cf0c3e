package io.vendflow.simulator.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;

/** Whatever is done to a payment in whatever order, with keys used again and again: the sums are those of facts sheet 2.5. */
class LedgerPropertiesTest {

    @Property(tries = 2000)
    void theLedgerDoesWhatTheSheetSaysAfterEveryStep(
            @ForAll @LongRange(min = 300, max = 900) long amount, @ForAll("stories") List<Step> story) {
        LedgerFixture fixture = new LedgerFixture();
        fixture.create(amount);
        Model model = new Model(amount, LedgerFixture.START);
        for (Step step : story) {
            take(step, fixture, model);
        }
        theBooksAddUp(fixture);
        nothingHappenedTwiceForOneKey(fixture);
        aRestartRemembersEverything(fixture);
    }

    @Property(tries = 500)
    void noSumEverShrinksOrExceedsWhatItComesFrom(
            @ForAll @LongRange(min = 300, max = 900) long amount, @ForAll("stories") List<Step> story) {
        LedgerFixture fixture = new LedgerFixture();
        fixture.create(amount);
        Aggregate before = Aggregate.NONE;
        for (Step step : story) {
            step.take(fixture);
            Aggregate after = fixture.payment().aggregate();
            assertThat(after.authorized()).isBetween(before.authorized(), amount);
            assertThat(after.captured()).isBetween(before.captured(), after.authorized());
            assertThat(after.refunded()).isBetween(before.refunded(), after.captured());
            assertThat(after.cancelled()).isBetween(before.cancelled(), amount - after.captured());
            before = after;
        }
    }

    @Property(tries = 500)
    void aLaggingSumIsOneThatThePaymentReallyHad(
            @ForAll @LongRange(min = 300, max = 900) long amount,
            @ForAll("stories") List<Step> story,
            @ForAll @LongRange(min = 1, max = 5) long behind) {
        LedgerFixture fixture = new LedgerFixture();
        fixture.create(amount);
        Set<Aggregate> had = new HashSet<>(Set.of(Aggregate.NONE));
        for (Step step : story) {
            step.take(fixture);
            had.add(fixture.payment().aggregate());
            Payment payment = fixture.payment();
            assertThat(had)
                    .contains(
                            Lag.ofEvents((int) behind).sumsOf(payment, fixture.clock.instant()),
                            Lag.ofTime(Duration.ofMinutes(behind)).sumsOf(payment, fixture.clock.instant()));
        }
    }

    private static void take(Step step, LedgerFixture fixture, Model model) {
        Instant now = fixture.clock.instant();
        model.isNow(now);
        Outcome outcome = step.take(fixture);
        if (model.isConflict(step)) {
            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        } else if (model.answerOfKey(step).isPresent()) {
            assertThat(outcome).isEqualTo(model.answerOfKey(step).get());
        } else {
            assertThat(outcome instanceof Outcome.Done).as("%s done", step).isEqualTo(model.isAllowed(step, now));
            if (outcome instanceof Outcome.Done) {
                model.happens(step, now);
            }
            model.remember(step, outcome);
        }
        model.isNow(fixture.clock.instant());
        assertThat(fixture.payment().aggregate()).as("after %s", step).isEqualTo(model.sums());
        assertThat(fixture.payment().state()).as("after %s", step).isEqualTo(model.state());
    }

    private static void theBooksAddUp(LedgerFixture fixture) {
        Payment payment = fixture.payment();
        Aggregate sums = payment.aggregate();
        assertThat(sum(payment, EventName.AUTHORIZED)).isEqualTo(sums.authorized());
        assertThat(sum(payment, EventName.CAPTURED)).isEqualTo(sums.captured());
        assertThat(sum(payment, EventName.REFUNDED)).isEqualTo(sums.refunded());
        assertThat(sum(payment, EventName.CANCELLED) + sum(payment, EventName.TERMINATED))
                .isEqualTo(sums.cancelled());
        assertThat(payment.events()).extracting(PaymentEvent::pspReference).doesNotHaveDuplicates();
        assertThat(payment.events()).extracting(PaymentEvent::timestamp).isSorted();
        assertThat(fixture.told).isEqualTo(payment.events());
    }

    private static long sum(Payment payment, EventName name) {
        return payment.events().stream()
                .filter(event -> event.name() == name)
                .mapToLong(event -> event.amount().minorUnits())
                .sum();
    }

    private static void nothingHappenedTwiceForOneKey(LedgerFixture fixture) {
        List<PerformedOperation> done = fixture.ledger.operations(fixture.id).stream()
                .filter(operation -> !operation.repeated() && operation.outcome() instanceof Outcome.Done)
                .filter(operation -> operation.attempt().key() != null)
                .toList();
        assertThat(done).extracting(operation -> operation.attempt().key()).doesNotHaveDuplicates();
        assertThat(fixture.payment().events().stream()
                        .filter(event -> event.name() == EventName.CAPTURED || event.name() == EventName.REFUNDED))
                .extracting(PaymentEvent::idempotencyKey)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
    }

    private static void aRestartRemembersEverything(LedgerFixture fixture) {
        LedgerFixture restored = new LedgerFixture();
        fixture.written.forEach(restored.ledger::restore);
        assertThat(restored.ledger.find(restored.id).orElseThrow().events())
                .isEqualTo(fixture.payment().events());
        LedgerFixture shortened = new LedgerFixture();
        fixture.ledger.snapshot().forEach(shortened.ledger::restore);
        assertThat(shortened.ledger.find(shortened.id).orElseThrow().aggregate())
                .isEqualTo(fixture.payment().aggregate());
    }

    /** Approvals come often, since little can be done without one; keys are few, so that they collide. */
    @Provide
    Arbitrary<List<Step>> stories() {
        Arbitrary<String> keys = Arbitraries.of("a", "b", "c", "d", "e", "f");
        Arbitrary<Long> amounts = Arbitraries.longs().between(0, 1000);
        Arbitrary<Step> step = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(new Step.Approve())),
                Tuple.of(8, Combinators.combine(keys, amounts).as(Step.Capture::new)),
                Tuple.of(5, Combinators.combine(keys, amounts).as(Step.Refund::new)),
                Tuple.of(
                        2,
                        Combinators.combine(keys, Arbitraries.of(true, false)).as(Step.Cancel::new)),
                Tuple.of(1, Arbitraries.of(new Step.Decline(), new Step.Expire())),
                Tuple.of(1, Arbitraries.of(1, 15).map(minutes -> new Step.ThreeDSecure(Duration.ofMinutes(minutes)))),
                Tuple.of(
                        2,
                        Arbitraries.of(1, 9, 10, 60 * 24, 60 * 24 * 179, 60 * 24 * 181, 60 * 24 * 366)
                                .map(minutes -> new Step.Wait(Duration.ofMinutes(minutes)))));
        return step.list().ofMaxSize(25);
    }
}
