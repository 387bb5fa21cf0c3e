package io.vendflow.simulator.payments;

import io.vendflow.sale.Amount;
import io.vendflow.sale.Currency;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;
import io.vendflow.simulator.time.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A ledger on a clock that stands still until moved, and verbs that make up keys. */
final class LedgerFixture {

    static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    static final CaptureTerms NORWAY = new CaptureTerms(Duration.ofDays(180), true);
    static final CaptureTerms DENMARK = new CaptureTerms(Duration.ofDays(14), false);

    final MovableClock clock = new MovableClock(Clock.fixed(START, ZoneOffset.UTC));
    final List<LedgerEntry> written = new ArrayList<>();
    final List<PaymentEvent> told = new ArrayList<>();
    final Ledger ledger = new Ledger(clock, written::add, (payment, event) -> told.add(event), 100);
    final PaymentId id = new PaymentId(new MerchantSerialNumber("123456"), new PaymentReference("VM0042-7F3K9Q"));
    private int keys;

    Outcome create(long minorUnits) {
        return create(minorUnits, NORWAY);
    }

    Outcome create(long minorUnits, CaptureTerms terms) {
        return ledger.create(attempt(Operation.CREATE, newKey(), "{}"), request(minorUnits, terms));
    }

    PaymentRequest request(long minorUnits, CaptureTerms terms) {
        return new PaymentRequest(id, nok(minorUnits), UserFlow.QR, QrFormat.DEFAULT, "Cola", Map.of(), false, terms);
    }

    Outcome approve() {
        return ledger.approve(id);
    }

    Outcome capture(long minorUnits) {
        return capture(newKey(), minorUnits);
    }

    Outcome capture(String key, long minorUnits) {
        return ledger.capture(attempt(Operation.CAPTURE, key, Long.toString(minorUnits)), id, nok(minorUnits));
    }

    Outcome cancel() {
        return ledger.cancel(attempt(Operation.CANCEL, newKey(), ""), id, false);
    }

    Outcome cancel(String key, boolean transactionOnly) {
        return ledger.cancel(attempt(Operation.CANCEL, key, transactionOnly ? "only" : ""), id, transactionOnly);
    }

    Outcome refund(String key, long minorUnits) {
        return ledger.refund(attempt(Operation.REFUND, key, Long.toString(minorUnits)), id, nok(minorUnits));
    }

    Outcome cancelTransactionOnly() {
        return ledger.cancel(attempt(Operation.CANCEL, newKey(), "only"), id, true);
    }

    Outcome refund(long minorUnits) {
        return ledger.refund(attempt(Operation.REFUND, newKey(), Long.toString(minorUnits)), id, nok(minorUnits));
    }

    Payment payment() {
        return ledger.find(id).orElseThrow();
    }

    Attempt attempt(Operation operation, String key, String body) {
        return new Attempt(id.msn(), operation, id.reference().value(), key, body);
    }

    static Amount nok(long minorUnits) {
        return new Amount(minorUnits, Currency.NOK);
    }

    private String newKey() {
        return "key-" + ++keys;
    }
}
