package io.vendflow.simulation.vipps;

import io.vendflow.sale.Amount;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;
import io.vendflow.simulation.log.Odds;
import io.vendflow.simulation.story.Stories;
import io.vendflow.simulation.world.World;
import io.vendflow.simulator.payments.Aggregate;
import io.vendflow.simulator.payments.Attempt;
import io.vendflow.simulator.payments.CaptureTerms;
import io.vendflow.simulator.payments.Lag;
import io.vendflow.simulator.payments.Ledger;
import io.vendflow.simulator.payments.Operation;
import io.vendflow.simulator.payments.Payment;
import io.vendflow.simulator.payments.PaymentEvents;
import io.vendflow.simulator.payments.PaymentId;
import io.vendflow.simulator.payments.PaymentRequest;
import io.vendflow.simulator.payments.QrFormat;
import io.vendflow.simulator.payments.UserFlow;
import io.vendflow.vipps.IdempotencyKey;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.epayment.Adjustment;
import io.vendflow.vipps.epayment.CreatePayment;
import io.vendflow.vipps.epayment.CreatedPayment;
import io.vendflow.vipps.epayment.EPayments;
import io.vendflow.vipps.epayment.PaymentEvent;
import io.vendflow.vipps.order.Receipt;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Vipps does when a request has arrived, at once and without a network. */
public final class SimulatedVipps implements EPayments {

    /** The sales unit in whose market a capture takes everything or nothing. */
    public static final MerchantSerialNumber WITHOUT_PARTS = new MerchantSerialNumber("654321");

    private static final CaptureTerms NORWAY = new CaptureTerms(Duration.ofDays(180), true);
    private static final CaptureTerms DENMARK = new CaptureTerms(Duration.ofDays(14), false);
    private static final int MOST_PAYMENTS = 1_000_000;

    private final World world;
    private final Odds odds;
    private final Ledger ledger;
    private final SimulatedReceipts receipts;
    private long downUntil;

    /** @param webhooks hears of every event of every payment */
    public SimulatedVipps(World world, Stories stories, Odds odds, PaymentEvents webhooks) {
        this.world = world;
        this.odds = odds;
        this.receipts = new SimulatedReceipts(stories);
        this.ledger = new Ledger(
                world.clock(),
                entry -> {},
                (payment, event) -> {
                    stories.with(payment.id().reference(), story -> {
                        story.atVipps().happened(event);
                        story.tell("Vipps", event.name() + " " + event.amount());
                    });
                    webhooks.happened(payment, event);
                },
                MOST_PAYMENTS);
        for (long outages = world.chance().between(0, 3); outages > 0; outages--) {
            world.after(world.chance().between(0, 3_600_000), this::goDown);
        }
    }

    public Ledger ledger() {
        return ledger;
    }

    /** Whether nobody gets through. */
    public boolean isDown() {
        return world.millis() < downUntil;
    }

    private void goDown() {
        downUntil =
                world.millis() + world.chance().between(5_000, world.chance().happens(0.3) ? 1_800_000L : 60_000L);
    }

    public SimulatedReceipts receipts() {
        return receipts;
    }

    @Override
    public VippsOutcome<CreatedPayment> create(MerchantSerialNumber msn, CreatePayment request, IdempotencyKey key) {
        PaymentId id = new PaymentId(msn, request.reference());
        PaymentRequest payment = new PaymentRequest(
                id,
                request.amount(),
                UserFlow.QR,
                QrFormat.DEFAULT,
                request.description(),
                request.metadata(),
                false,
                msn.equals(WITHOUT_PARTS) ? DENMARK : NORWAY);
        Attempt attempt = attempt(msn, Operation.CREATE, request.reference(), key, request.toString());
        VippsOutcome<CreatedPayment> outcome =
                Answers.of(ledger.create(attempt, payment), done -> new CreatedPayment(request.reference(), link(id)));
        Receipt receipt = request.receipt();
        if (receipt != null && outcome instanceof VippsOutcome.Done) {
            receipts.attach(msn, request.reference(), receipt);
        }
        ledger.find(id).ifPresent(created -> world.at(created.endsAt().plusMillis(1), ledger::expireDue));
        return outcome;
    }

    @Override
    public VippsOutcome<io.vendflow.vipps.epayment.Payment> get(MerchantSerialNumber msn, PaymentReference reference) {
        PaymentId id = new PaymentId(msn, reference);
        return ledger.find(id)
                .<VippsOutcome<io.vendflow.vipps.epayment.Payment>>map(
                        payment -> new VippsOutcome.Done<>(Answers.payment(payment, sumsOf(payment), link(id))))
                .orElseGet(Answers::missing);
    }

    private Aggregate sumsOf(Payment payment) {
        return world.chance().happens(odds.lag())
                ? Lag.ofTime(Duration.ofMillis(world.chance().between(50, 3_000)))
                        .sumsOf(payment, world.now())
                : payment.aggregate();
    }

    @Override
    public VippsOutcome<List<PaymentEvent>> events(MerchantSerialNumber msn, PaymentReference reference) {
        return ledger.find(new PaymentId(msn, reference))
                .<VippsOutcome<List<PaymentEvent>>>map(payment -> new VippsOutcome.Done<>(Answers.events(payment)))
                .orElseGet(Answers::missing);
    }

    @Override
    public VippsOutcome<Adjustment> capture(
            MerchantSerialNumber msn, PaymentReference reference, Amount amount, IdempotencyKey key) {
        Attempt attempt = attempt(msn, Operation.CAPTURE, reference, key, amount.toString());
        return Answers.of(
                ledger.capture(attempt, new PaymentId(msn, reference), amount),
                done -> Answers.adjustment(done, amount));
    }

    @Override
    public VippsOutcome<Adjustment> cancel(MerchantSerialNumber msn, PaymentReference reference, IdempotencyKey key) {
        Attempt attempt = attempt(msn, Operation.CANCEL, reference, key, "");
        PaymentId id = new PaymentId(msn, reference);
        Amount amount = ledger.find(id).map(Payment::amount).orElse(null);
        return amount == null
                ? Answers.missing()
                : Answers.of(ledger.cancel(attempt, id, false), done -> Answers.adjustment(done, amount));
    }

    @Override
    public VippsOutcome<Adjustment> refund(
            MerchantSerialNumber msn, PaymentReference reference, Amount amount, IdempotencyKey key) {
        Attempt attempt = attempt(msn, Operation.REFUND, reference, key, amount.toString());
        return Answers.of(
                ledger.refund(attempt, new PaymentId(msn, reference), amount),
                done -> Answers.adjustment(done, amount));
    }

    private static Attempt attempt(
            MerchantSerialNumber msn,
            Operation operation,
            PaymentReference reference,
            @Nullable IdempotencyKey key,
            String bytes) {
        return new Attempt(msn, operation, reference.value(), key == null ? null : key.value(), bytes);
    }

    /** Vipps' own is secret and random, and nobody here looks at it. */
    private static String link(PaymentId id) {
        return "https://qr.example/" + id.reference();
    }
}
