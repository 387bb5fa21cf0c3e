package io.vendflow.simulator.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private final LedgerFixture fixture = new LedgerFixture();

    @Test
    void anExpiredPaymentEndedWhenItsTimeWasOverHoweverLateAnybodyLooks() {
        fixture.create(500);
        fixture.clock.advance(Duration.ofHours(3));
        assertThat(fixture.payment().events().getLast().name()).isEqualTo(EventName.EXPIRED);
        assertThat(fixture.payment().events().getLast().timestamp())
                .isEqualTo(LedgerFixture.START.plus(Deadlines.APPROVAL));
    }

    @Test
    void expiryIsToldWithoutAnybodyLooking() {
        fixture.create(500);
        fixture.clock.advance(Deadlines.APPROVAL);
        fixture.ledger.expireDue();
        assertThat(fixture.told).extracting(PaymentEvent::name).containsExactly(EventName.CREATED, EventName.EXPIRED);
    }

    @Test
    void aCustomerInThreeDSecureOutlivesTheTenMinutes() {
        fixture.create(500);
        fixture.clock.advance(Duration.ofMinutes(9));
        fixture.ledger.startProcessing(fixture.id, Duration.ofMinutes(5));
        fixture.clock.advance(Duration.ofMinutes(4));
        fixture.ledger.expireDue();
        assertThat(fixture.payment().state()).isEqualTo(PaymentState.CREATED);
        fixture.clock.advance(Duration.ofMinutes(2));
        fixture.ledger.expireDue();
        assertThat(fixture.told.getLast().name()).isEqualTo(EventName.EXPIRED);
    }

    @Test
    void aRefusedCardDoesNotEndThePayment() {
        fixture.create(182);
        fixture.approve();
        assertThat(fixture.payment().state()).isEqualTo(PaymentState.CREATED);
    }

    @Test
    void theSameKeyAndBodyHasOneEffectAndTheSameAnswer() {
        fixture.create(500);
        fixture.approve();
        Outcome first = fixture.capture("k", 200);
        fixture.capture(100);
        assertThat(fixture.capture("k", 200)).isEqualTo(first);
        assertThat(fixture.payment().aggregate().captured()).isEqualTo(300);
    }

    @Test
    void aRefusalSticksToItsKeyEvenWhenItWouldPassNow() {
        fixture.create(500);
        Outcome early = fixture.capture("k", 500);
        fixture.approve();
        assertThat(fixture.capture("k", 500)).isEqualTo(early);
    }

    @Test
    void anUnknownReferenceDoesNotStickToItsKey() {
        assertThat(fixture.capture("k", 500)).isEqualTo(Outcome.refused(ErrorCode.REFERENCE_NOT_FOUND));
        fixture.create(500);
        fixture.approve();
        assertThat(fixture.capture("k", 500)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aKeyThatMeantSomethingElseIsAConflict() {
        fixture.create(500);
        fixture.approve();
        fixture.capture("k", 200);
        assertThat(fixture.capture("k", 201)).isEqualTo(Outcome.refused(ErrorCode.CAPTURE_IDEMPOTENCY_CONFLICT));
        assertThat(fixture.ledger.refund(
                        fixture.attempt(Operation.REFUND, "k", "200"), fixture.id, LedgerFixture.nok(200)))
                .isEqualTo(Outcome.refused(ErrorCode.IDEMPOTENCY_ERROR));
    }

    @Test
    void manyAtOnceWithOneKeyCaptureOnce() throws Exception {
        fixture.create(50_000);
        fixture.approve();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Outcome>> calls = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                calls.add(() -> fixture.capture("k", 100));
            }
            for (Future<Outcome> done : threads.invokeAll(calls)) {
                assertThat(done.get()).isInstanceOf(Outcome.Done.class);
            }
        }
        assertThat(fixture.payment().aggregate().captured()).isEqualTo(100);
    }

    @Test
    void eachEventHasItsOwnPspReferenceAndTheAuthorizationRepeatsTheKeyOfTheCreate() {
        fixture.create(500);
        fixture.approve();
        fixture.capture(100);
        fixture.capture(100);
        fixture.cancel();
        List<PaymentEvent> events = fixture.payment().events();
        assertThat(events).extracting(PaymentEvent::pspReference).doesNotHaveDuplicates();
        assertThat(events)
                .extracting(PaymentEvent::idempotencyKey)
                .containsExactly("key-1", "key-1", "key-2", "key-3", null);
    }

    @Test
    void theInsideViewShowsRefusedAndRepeatedOperationsToo() {
        fixture.create(500);
        fixture.capture("early", 500);
        fixture.capture("early", 500);
        assertThat(fixture.ledger.operations(fixture.id))
                .extracting(operation -> operation.attempt().operation(), PerformedOperation::repeated)
                .containsExactly(
                        tuple(Operation.CREATE, false),
                        tuple(Operation.CAPTURE, false),
                        tuple(Operation.CAPTURE, true));
    }

    @Test
    void whatWasWrittenRestoresTheSameLedger() {
        fixture.create(500);
        fixture.approve();
        Outcome captured = fixture.capture("k", 200);
        LedgerFixture restored = new LedgerFixture();
        fixture.written.forEach(restored.ledger::restore);
        assertThat(restored.payment()).isEqualTo(fixture.payment());
        assertThat(restored.capture("k", 200)).isEqualTo(captured);
        assertThat(restored.payment().aggregate().captured()).isEqualTo(200);
    }

    @Test
    void aSnapshotRestoresTheSameLedgerAndTellsNobodyAgain() {
        fixture.create(500);
        fixture.approve();
        fixture.ledger.refuse(
                new Attempt(fixture.id.msn(), Operation.CREATE, "?", "bad", "body"), new Refusal.Invalid("a", "b"));
        LedgerFixture restored = new LedgerFixture();
        fixture.ledger.snapshot().forEach(restored.ledger::restore);
        assertThat(restored.payment()).isEqualTo(fixture.payment());
        assertThat(restored.told).isEmpty();
        assertThat(restored.ledger.snapshot()).isEqualTo(fixture.ledger.snapshot());
    }
}
