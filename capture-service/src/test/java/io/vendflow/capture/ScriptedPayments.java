package io.vendflow.capture;

import static io.vendflow.testing.Sales.nok;

import io.vendflow.sale.Amount;
import io.vendflow.sale.Sale;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Payments by a script: attempts and readings each in their order, the last reading for ever. */
final class ScriptedPayments implements Payments {

    final List<String> calls = new ArrayList<>();

    Evidence evidence = new Evidence.NotDone();

    private final Deque<Attempt> attempts = new ArrayDeque<>();
    private final Deque<Reading> readings = new ArrayDeque<>();

    static Reading found(PaymentNow.Phase phase, long authorized, long cancelled, long captured) {
        return new Reading.Found(
                new PaymentNow(phase, nok(authorized), nok(cancelled), nok(captured), nok(0), "psp-1"));
    }

    static Attempt refused(Attempt.Meaning meaning, String code) {
        return new Attempt.Refused(meaning, code, "Vipps' words");
    }

    ScriptedPayments attempt(Attempt attempt) {
        attempts.add(attempt);
        return this;
    }

    ScriptedPayments readings(Reading... each) {
        readings.addAll(Arrays.asList(each));
        return this;
    }

    @Override
    public Attempt capture(Sale sale, Amount amount) {
        calls.add("capture " + amount);
        return attempts.remove();
    }

    @Override
    public Attempt captureInFull(Sale sale) {
        calls.add("capture all");
        return attempts.remove();
    }

    @Override
    public Attempt refund(Sale sale, Amount amount, String request) {
        calls.add("refund " + amount + " " + request);
        return attempts.remove();
    }

    @Override
    public Evidence wasRefunded(Sale sale, String request) {
        calls.add("was refunded " + request);
        return evidence;
    }

    @Override
    public Attempt cancel(Sale sale, String purpose) {
        calls.add(purpose);
        return attempts.remove();
    }

    @Override
    public Reading read(Sale sale) {
        calls.add("read");
        return readings.size() > 1 ? readings.remove() : readings.element();
    }
}
