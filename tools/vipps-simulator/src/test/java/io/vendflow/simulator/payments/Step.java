package io.vendflow.simulator.payments;

import java.time.Duration;

/** One thing that can be done to a payment, by its merchant, its customer, or time. */
sealed interface Step {

    Outcome NOTHING = new Outcome.Done(PaymentState.CREATED, Aggregate.NONE);

    Outcome take(LedgerFixture fixture);

    /** The key, where the merchant sends one, and what it stands for. */
    default String key() {
        return "";
    }

    record Approve() implements Step {

        @Override
        public Outcome take(LedgerFixture fixture) {
            return fixture.approve();
        }
    }

    record Decline() implements Step {

        @Override
        public Outcome take(LedgerFixture fixture) {
            return fixture.ledger.decline(fixture.id);
        }
    }

    record Expire() implements Step {

        @Override
        public Outcome take(LedgerFixture fixture) {
            return fixture.ledger.expire(fixture.id);
        }
    }

    record Capture(String key, long amount) implements Step {

        @Override
        public Outcome take(LedgerFixture fixture) {
            return fixture.capture(key, amount);
        }
    }

    record Cancel(String key, boolean transactionOnly) implements Step {

        @Override
        public Outcome take(LedgerFixture fixture) {
            return fixture.cancel(key, transactionOnly);
        }
    }

    record Refund(String key, long amount) implements Step {

        @Override
        public Outcome take(LedgerFixture fixture) {
            return fixture.refund(key, amount);
        }
    }

    record ThreeDSecure(Duration duration) implements Step {

        @Override
        public Outcome take(LedgerFixture fixture) {
            fixture.ledger.startProcessing(fixture.id, duration);
            return NOTHING;
        }
    }

    record Wait(Duration duration) implements Step {

        @Override
        public Outcome take(LedgerFixture fixture) {
            fixture.clock.advance(duration);
            return NOTHING;
        }
    }
}
