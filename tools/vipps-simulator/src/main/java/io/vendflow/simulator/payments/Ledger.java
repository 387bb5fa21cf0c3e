package io.vendflow.simulator.payments;

import io.vendflow.sale.Amount;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All payments, and the only way to change one: look at the key, ask the rule, write it down, apply it, tell it.
 *
 * <p>Operations on one payment are ordered by its lock; operations with one Idempotency-Key by the key's. A key's lock is
 * always taken first.
 */
public final class Ledger {

    private final Clock clock;
    private final LedgerLog log;
    private final Holdings holdings;
    private final Accounts accounts;
    private final Tokens tokens = new Tokens();
    private final int mostPayments;

    /** @param mostPayments so many are kept; beyond them those that finished first are forgotten */
    public Ledger(Clock clock, LedgerLog log, PaymentEvents listener, int mostPayments) {
        this.clock = clock;
        this.log = log;
        this.holdings = new Holdings(listener);
        this.accounts = holdings.accounts();
        this.mostPayments = mostPayments;
    }

    public Outcome create(Attempt attempt, PaymentRequest request) {
        return once(attempt, request.amount(), () -> createNow(attempt, request));
    }

    public Outcome capture(Attempt attempt, PaymentId id, Amount amount) {
        return once(
                attempt,
                amount,
                () -> change(
                        attempt, id, amount, attempt.key(), payment -> CaptureRule.decide(payment, amount, now())));
    }

    public Outcome cancel(Attempt attempt, PaymentId id, boolean transactionOnly) {
        return once(
                attempt,
                null,
                () -> change(attempt, id, null, null, payment -> CancelRule.decide(payment, transactionOnly, now())));
    }

    public Outcome refund(Attempt attempt, PaymentId id, Amount amount) {
        return once(
                attempt,
                amount,
                () -> change(attempt, id, amount, attempt.key(), payment -> RefundRule.decide(payment, amount, now())));
    }

    /** Turns down a request that broke a rule of its format; its key remembers that too. */
    public Outcome refuse(Attempt attempt, Refusal refusal) {
        return once(attempt, null, () -> {
            Outcome outcome = new Outcome.Refused(refusal);
            note(attempt, null, outcome, false);
            return outcome;
        });
    }

    /** The customer approves: on the phone page, or by Vipps' force approve. */
    public Outcome approve(PaymentId id) {
        Attempt attempt = Attempt.fromOutside(id, Operation.APPROVE);
        Outcome outcome = change(attempt, id, null, keyOfCreate(id), ApprovalRule::approve);
        if (find(id).flatMap(payment -> TestAmount.of(payment.amount()))
                .filter(TestAmount.UNKNOWN_RESULT::equals)
                .isPresent()) {
            startProcessing(id, TestAmount.UNKNOWN_FOR);
        }
        return outcome;
    }

    /** The customer declines. */
    public Outcome decline(PaymentId id) {
        return change(Attempt.fromOutside(id, Operation.DECLINE), id, null, null, ApprovalRule::decline);
    }

    /** Ends a payment as its ten minutes would. */
    public Outcome expire(PaymentId id) {
        return change(
                Attempt.fromOutside(id, Operation.EXPIRE),
                id,
                null,
                null,
                payment -> payment.state() == PaymentState.CREATED
                        ? new Decision.Happens(EventName.EXPIRED, payment.amount())
                        : Decision.refuse(ErrorCode.APPROVE_NOT_ALLOWED, "The payment is " + payment.state()));
    }

    /** Puts the customer into 3-D Secure: until then the payment neither expires nor can it be cancelled. */
    public boolean startProcessing(PaymentId id, Duration duration) {
        return accounts.find(id)
                .map(account -> account.locked(() -> {
                    if (account.payment().state() != PaymentState.CREATED) {
                        return false;
                    }
                    Instant until = now().plus(duration);
                    log.append(new LedgerEntry.Processing(id, until));
                    account.become(account.payment().processingUntil(until));
                    return true;
                }))
                .orElse(false);
    }

    public Optional<Payment> find(PaymentId id) {
        return accounts.find(id).map(this::upToDate);
    }

    public Optional<Payment> findByToken(String token) {
        return accounts.findByToken(token).map(this::upToDate);
    }

    public List<Payment> all() {
        return accounts.all().stream().map(this::upToDate).toList();
    }

    /** Every operation asked for on a payment, refused and repeated ones too, oldest first. */
    public List<PerformedOperation> operations(PaymentId id) {
        return accounts.find(id).map(Account::operations).orElse(List.of());
    }

    /**
     * Ends the payments whose time is over, and the reservations that were never captured. Whoever looks at one sees it ended
     * even if this is called late.
     */
    public void expireDue() {
        // Tracked again, because a customer in 3-D Secure has more time.
        holdings.timetable()
                .takeDue(now(), id -> accounts.find(id).map(this::upToDate).ifPresent(holdings.timetable()::track));
    }

    /** Makes room. Payments that are not over stay, however many they are. */
    public void forgetFinished() {
        while (accounts.size() > mostPayments) {
            PaymentId oldest = holdings.finished().peek();
            if (oldest == null) {
                return;
            }
            accounts.find(oldest)
                    .ifPresent(account -> account.locked(() -> {
                        if (account.payment().isFinished()) {
                            log.append(new LedgerEntry.Forgotten(oldest));
                            holdings.forget(account);
                        }
                        return account;
                    }));
            // Only now: a disk that refuses may take it the next time.
            holdings.finished().remove(oldest);
        }
    }

    /** Takes back what was written before a restart, in the order in which it was written. */
    public void restore(LedgerEntry entry) {
        holdings.restore(entry);
    }

    /** Everything there is, in as few entries as possible. */
    public List<LedgerEntry> snapshot() {
        return holdings.snapshot();
    }

    public void clear() {
        holdings.clear();
    }

    private Outcome createNow(Attempt attempt, PaymentRequest request) {
        Instant now = now();
        Origin origin = new Origin(
                tokens.next(), UUID.randomUUID().toString(), attempt.key(), now, now.plus(Deadlines.APPROVAL));
        PaymentEvent event =
                new PaymentEvent(EventName.CREATED, origin.pspReference(), request.amount(), now, attempt.key(), true);
        Payment payment = Payment.created(request, origin).plus(event);
        Account account = new Account(payment);
        return account.locked(() -> {
            if (!accounts.add(account)) {
                Outcome refused = Outcome.refused(ErrorCode.REFERENCE_EXISTS);
                note(attempt, request.amount(), refused, false);
                return refused;
            }
            Outcome done = new Outcome.Done(payment.state(), payment.aggregate());
            PerformedOperation operation = operation(attempt, request.amount(), done, false);
            boolean written = false;
            try {
                log.append(new LedgerEntry.Created(request, origin, event, operation));
                written = true;
            } finally {
                if (!written) {
                    accounts.remove(account);
                }
            }
            account.add(operation);
            holdings.begin(payment, event);
            return done;
        });
    }

    private Outcome once(Attempt attempt, @Nullable Amount amount, Supplier<Outcome> work) {
        return holdings.keys().once(attempt, work, remembered -> {
            note(attempt, amount, remembered, true);
            return remembered;
        });
    }

    private Outcome change(
            Attempt attempt,
            PaymentId id,
            @Nullable Amount amount,
            @Nullable String eventKey,
            Function<Payment, Decision> rule) {
        Account account = accounts.find(id).orElse(null);
        if (account == null) {
            return Outcome.refused(ErrorCode.REFERENCE_NOT_FOUND);
        }
        return account.locked(() -> {
            if (!accounts.has(account)) {
                // Forgotten while this waited.
                return Outcome.refused(ErrorCode.REFERENCE_NOT_FOUND);
            }
            Payment before = upToDate(account);
            return switch (rule.apply(before)) {
                case Decision.Refuse refuse -> {
                    Outcome refused = new Outcome.Refused(refuse.refusal());
                    apply(account, null, operation(attempt, amount, refused, false));
                    yield refused;
                }
                case Decision.Happens happens -> {
                    PaymentEvent event = new PaymentEvent(
                            happens.event(), holdings.pspReferences().next(), happens.amount(), now(), eventKey, true);
                    Payment after = before.plus(event);
                    Outcome done = new Outcome.Done(after.state(), after.aggregate());
                    apply(account, event, operation(attempt, amount, done, false));
                    yield done;
                }
            };
        });
    }

    /** Records an operation that changes nothing, with its payment if there is one. */
    private void note(Attempt attempt, @Nullable Amount amount, Outcome outcome, boolean repeated) {
        PerformedOperation operation = operation(attempt, amount, outcome, repeated);
        Account account = accounts.find(attempt.msn(), attempt.reference()).orElse(null);
        if (account != null) {
            account.locked(() -> {
                apply(account, null, operation);
                return account;
            });
        } else if (!repeated && attempt.key() != null) {
            log.append(new LedgerEntry.Remembered(attempt, outcome));
        }
    }

    private Payment upToDate(Account account) {
        Instant now = now();
        if (TimeRule.decide(account.payment(), now).isEmpty()) {
            return account.payment();
        }
        return account.locked(() -> {
            TimeRule.decide(account.payment(), now).ifPresent(happened -> apply(account, byTime(happened), null));
            return account.payment();
        });
    }

    private PaymentEvent byTime(TimeRule.Happened happened) {
        return new PaymentEvent(
                happened.what().event(),
                holdings.pspReferences().next(),
                happened.what().amount(),
                happened.at(),
                null,
                true);
    }

    private void apply(Account account, @Nullable PaymentEvent event, @Nullable PerformedOperation operation) {
        log.append(new LedgerEntry.Changed(account.payment().id(), event, operation));
        if (operation != null) {
            account.add(operation);
        }
        if (event != null) {
            holdings.become(account, event);
        }
    }

    private @Nullable String keyOfCreate(PaymentId id) {
        return accounts.find(id)
                .map(account -> account.payment().origin().key())
                .orElse(null);
    }

    private PerformedOperation operation(Attempt attempt, @Nullable Amount amount, Outcome outcome, boolean repeated) {
        return new PerformedOperation(attempt, amount == null ? null : amount.minorUnits(), now(), outcome, repeated);
    }

    /** In milliseconds, so that log, event log and webhook name the same moment whatever their format. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
