package io.vendflow.simulator.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What becomes of a reservation that nobody captures (facts sheet 2.8). */
class LateCaptureTest {

    private static final Duration MOMENT = Duration.ofMillis(1);

    private final LedgerFixture fixture = new LedgerFixture();

    @Test
    void norwayWaitsForHalfAYear() {
        reserve(LedgerFixture.NORWAY);
        fixture.clock.advance(Duration.ofDays(180));
        fixture.ledger.expireDue();
        assertThat(fixture.payment().aggregate().cancelled()).isZero();
        fixture.clock.advance(MOMENT);
        fixture.ledger.expireDue();
        assertLetGoAfter(Duration.ofDays(180), 500);
    }

    @Test
    void denmarkAndFinlandWaitForAFortnight() {
        reserve(LedgerFixture.DENMARK);
        fixture.clock.advance(Duration.ofDays(14).plus(MOMENT));
        fixture.ledger.expireDue();
        assertLetGoAfter(Duration.ofDays(14), 500);
    }

    @Test
    void whoeverLooksSeesItLetGoInTime() {
        reserve(LedgerFixture.DENMARK);
        fixture.clock.advance(Duration.ofDays(40));
        assertLetGoAfter(Duration.ofDays(14), 500);
    }

    @Test
    void onlyTheRestIsLetGo() {
        reserve(LedgerFixture.NORWAY);
        fixture.capture(200);
        fixture.clock.advance(Duration.ofDays(181));
        fixture.ledger.expireDue();
        assertLetGoAfter(Duration.ofDays(180), 300);
        assertThat(fixture.payment().aggregate().captured()).isEqualTo(200);
        assertThat(fixture.refund(200)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void whatIsCapturedOrLetGoAlreadyStaysAsItIs() {
        reserve(LedgerFixture.NORWAY);
        fixture.capture(200);
        fixture.cancel();
        int events = fixture.told.size();
        fixture.clock.advance(Duration.ofDays(181));
        fixture.ledger.expireDue();
        assertThat(fixture.told).hasSize(events);
    }

    @Test
    void itIsLetGoOnceAndToldOnce() {
        reserve(LedgerFixture.DENMARK);
        fixture.clock.advance(Duration.ofDays(15));
        fixture.ledger.expireDue();
        fixture.payment();
        fixture.ledger.expireDue();
        assertThat(fixture.told)
                .filteredOn(event -> event.name() == EventName.CANCELLED)
                .hasSize(1);
    }

    @Test
    void aRestartForgetsNoDeadline() {
        reserve(LedgerFixture.DENMARK);
        for (boolean shortened : new boolean[] {false, true}) {
            LedgerFixture restarted = new LedgerFixture();
            (shortened ? fixture.ledger.snapshot() : fixture.written).forEach(restarted.ledger::restore);
            restarted.told.clear();
            restarted.clock.advance(Duration.ofDays(15));
            restarted.ledger.expireDue();
            assertThat(restarted.told)
                    .extracting(PaymentEvent::name)
                    .as("shortened: %s", shortened)
                    .containsExactly(EventName.CANCELLED);
        }
    }

    private void reserve(CaptureTerms terms) {
        fixture.create(500, terms);
        fixture.approve();
    }

    private void assertLetGoAfter(Duration window, long amount) {
        PaymentEvent last = fixture.payment().events().getLast();
        assertThat(last.name()).isEqualTo(EventName.CANCELLED);
        assertThat(last.timestamp()).isEqualTo(LedgerFixture.START.plus(window));
        assertThat(last.amount()).isEqualTo(LedgerFixture.nok(amount));
        assertThat(last.idempotencyKey()).isNull();
        assertThat(fixture.payment().aggregate().cancelled()).isEqualTo(amount);
        assertThat(fixture.payment().state()).isEqualTo(PaymentState.AUTHORIZED);
    }
}
