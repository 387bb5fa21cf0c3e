package io.vendflow.ingest;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.Sale;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which payment to look at when, and what a look means. Not thread safe: one per share of the payments.
 *
 * <p>The truth is what Vipps says when it is asked; a webhook is only a reason to ask at once. Which looks are under way is
 * not remembered: after a crash they are simply begun again, because the payment is still due.
 */
public final class OpenPayments {

    private static final Logger LOGGER = LoggerFactory.getLogger(OpenPayments.class);

    /** More than ever wait in a healthy system; beyond, polling finds the payment a few seconds later. */
    static final int MOST_EARLY_WEBHOOKS = 10_000;

    private static final int MOST_AT_ONCE = 500;

    /** The event by which Vipps says that the payment exists: no reason to look, as it cannot be approved yet. */
    private static final String CREATED = "CREATED";

    private final Memory memory;
    private final LookUpMetrics metrics;
    private final OpenGauge gauge;
    private final Set<PaymentReference> underWay = new HashSet<>();

    public OpenPayments(Memory memory, LookUpMetrics metrics, OpenGauge gauge) {
        this.memory = memory;
        this.metrics = metrics;
        this.gauge = gauge;
    }

    /** Counts what was open before a restart. */
    public void recover() {
        memory.open().forEach(payment -> gauge.opened(payment.reference(), payment.openedAt()));
    }

    /**
     * Vipps has a payment. The same one again changes nothing, whether it is open or over.
     *
     * @param createdAt when Vipps got it
     */
    public void created(Sale sale, String eventId, Instant createdAt, Instant now) {
        Optional<Remembered> known = memory.find(sale.reference());
        if (known.isPresent() && !(known.get() instanceof EarlyWebhook)) {
            return;
        }
        OpenPayment payment = OpenPayment.opened(sale, eventId, createdAt, now);
        if (known.isPresent()
                && known.get() instanceof EarlyWebhook early
                && early.merchantSerialNumber().equals(sale.merchantSerialNumber())) {
            payment = early.hintedAt() == null ? payment.accompanied() : payment.hinted(now);
        }
        memory.keep(payment);
        gauge.opened(payment.reference(), payment.openedAt());
    }

    /**
     * A verified webhook came.
     *
     * @param signer the merchant whose signature it had; another merchant's payment is none of its business
     * @param name short name of the event in it
     */
    public void webhook(PaymentReference reference, MerchantSerialNumber signer, String name, Instant now) {
        boolean isHint = !name.equals(CREATED);
        Optional<Remembered> known = memory.find(reference);
        if (known.isEmpty()) {
            if (memory.earlyWebhooks() < MOST_EARLY_WEBHOOKS) {
                memory.keep(new EarlyWebhook(reference, signer, now, isHint ? now : null));
            }
            return;
        }
        switch (known.get()) {
            case OpenPayment payment -> {
                if (payment.sale().merchantSerialNumber().equals(signer)) {
                    memory.keep(isHint ? payment.hinted(now) : payment.accompanied());
                }
            }
            case EarlyWebhook early -> {
                if (isHint && early.merchantSerialNumber().equals(signer)) {
                    memory.keep(new EarlyWebhook(reference, signer, early.receivedAt(), now));
                }
            }
            case ClosedPayment closed -> {
                // Its end was told; what else happens to the money is for those who move it.
            }
        }
    }

    /**
     * Begins the looks that are due, and forgets what is past remembering.
     *
     * @param start begins a look, or says that there is no room for one
     */
    public void attendToDue(Instant now, Predicate<LookUp> start) {
        for (Remembered due : memory.dueBy(now, underWay, MOST_AT_ONCE)) {
            switch (due) {
                case OpenPayment payment -> {
                    if (!start.test(payment.lookUp(now))) {
                        return;
                    }
                    underWay.add(payment.reference());
                }
                case ClosedPayment closed -> memory.forget(closed.reference());
                case EarlyWebhook early -> memory.forget(early.reference());
            }
        }
    }

    /** Whether answers are awaited. */
    public boolean hasLooksUnderWay() {
        return !underWay.isEmpty();
    }

    /** A look came back. Returns the payment's end, when this is it. */
    public Optional<Ending> answered(Answer answer, Instant now) {
        LookUp lookUp = answer.lookUp();
        underWay.remove(lookUp.reference());
        metrics.looked(answer.found());
        Optional<Remembered> known = memory.find(lookUp.reference());
        if (known.isEmpty() || !(known.get() instanceof OpenPayment payment)) {
            return Optional.empty();
        }
        return switch (answer.found()) {
            case Found.Approved approved -> Optional.of(close(payment, lookUp, authorized(payment, approved, now)));
            case Found.Unpaid unpaid ->
                Optional.of(close(
                        payment, lookUp, new Ending.Unpaid(payment.sale(), payment.causationId(), unpaid.end(), now)));
            case Found.Waiting waiting -> goOn(payment.waiting(lookUp, now));
            case Found.Missing missing -> {
                warnOnce(payment);
                yield goOn(payment.missing(lookUp, now));
            }
            case Found.Failed failed -> {
                LOGGER.atDebug()
                        .addKeyValue("reference", payment.reference())
                        .addKeyValue("detail", failed.detail())
                        .log("look failed");
                yield goOn(payment.failed(lookUp, failed.retryAfter(), now));
            }
        };
    }

    private static Ending authorized(OpenPayment payment, Found.Approved approved, Instant now) {
        return new Ending.Authorized(
                payment.sale(),
                payment.causationId(),
                approved.amount(),
                approved.pspReference(),
                approved.authorizedAt() == null ? payment.approvedNotBefore() : approved.authorizedAt(),
                approved.captureGuaranteedUntil(),
                now);
    }

    private Ending close(OpenPayment payment, LookUp lookUp, Ending ending) {
        memory.keep(new ClosedPayment(payment.reference(), ending.foundAt(), payment.trace()));
        gauge.closed(payment.reference());
        metrics.ended(ending, lookUp.reason());
        return ending;
    }

    private Optional<Ending> goOn(OpenPayment payment) {
        memory.keep(payment);
        return Optional.empty();
    }

    private static void warnOnce(OpenPayment payment) {
        if (!payment.missing()) {
            LOGGER.atWarn()
                    .addKeyValue("reference", payment.reference())
                    .addKeyValue("merchant", payment.sale().merchantSerialNumber())
                    .log("Vipps has no such payment, though it was created; looking on, slowly");
        }
    }
}
