package io.vendflow.simulation.vipps;

import io.vendflow.sale.Amount;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;
import io.vendflow.simulation.log.Odds;
import io.vendflow.simulation.log.Program;
import io.vendflow.simulation.story.Stories;
import io.vendflow.simulation.world.World;
import io.vendflow.vipps.IdempotencyKey;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.epayment.Adjustment;
import io.vendflow.vipps.epayment.CreatePayment;
import io.vendflow.vipps.epayment.CreatedPayment;
import io.vendflow.vipps.epayment.EPayments;
import io.vendflow.vipps.epayment.Payment;
import io.vendflow.vipps.epayment.PaymentEvent;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Payments over the network, as the steps of one process see them: each call is an await. */
public final class DistantPayments implements EPayments {

    private final EPayments vipps;
    private final Stories stories;
    private final Program process;
    private final Network network;
    private final Supplier<String> cause;

    /** @param cause the event because of which calls are made now */
    public DistantPayments(
            EPayments vipps,
            Stories stories,
            World world,
            Odds odds,
            Program process,
            BooleanSupplier isDown,
            Supplier<String> cause) {
        this.vipps = vipps;
        this.stories = stories;
        this.process = process;
        this.network = new Network(world, odds, process, isDown);
        this.cause = cause;
    }

    @Override
    public VippsOutcome<CreatedPayment> create(MerchantSerialNumber msn, CreatePayment request, IdempotencyKey key) {
        sent(request.reference(), "create", key, request.toString());
        return heard(request.reference(), "create", network.call(() -> vipps.create(msn, request, key)));
    }

    @Override
    public VippsOutcome<Payment> get(MerchantSerialNumber msn, PaymentReference reference) {
        return heard(reference, "look", network.call(() -> vipps.get(msn, reference)));
    }

    @Override
    public VippsOutcome<List<PaymentEvent>> events(MerchantSerialNumber msn, PaymentReference reference) {
        return heard(reference, "events", network.call(() -> vipps.events(msn, reference)));
    }

    @Override
    public VippsOutcome<Adjustment> capture(
            MerchantSerialNumber msn, PaymentReference reference, Amount amount, IdempotencyKey key) {
        sent(reference, "capture " + amount, key, "capture " + amount);
        return heard(reference, "capture", network.call(() -> vipps.capture(msn, reference, amount, key)));
    }

    /** The key of a cancellation names the phase in which it is asked for, so one intention has two. */
    @Override
    public VippsOutcome<Adjustment> cancel(MerchantSerialNumber msn, PaymentReference reference, IdempotencyKey key) {
        sent(reference, "cancel " + key, key, "cancel");
        return heard(reference, "cancel", network.call(() -> vipps.cancel(msn, reference, key)));
    }

    @Override
    public VippsOutcome<Adjustment> refund(
            MerchantSerialNumber msn, PaymentReference reference, Amount amount, IdempotencyKey key) {
        sent(reference, "refund " + amount, key, "refund " + amount);
        return heard(reference, "refund", network.call(() -> vipps.refund(msn, reference, amount, key)));
    }

    private void sent(PaymentReference reference, String what, IdempotencyKey key, String bytes) {
        String intention = what + " because of " + cause.get();
        stories.with(reference, story -> {
            story.calls().sent(intention, key.value(), bytes);
            story.tell(process.name(), "Vipps, " + bytes + "! key " + key);
        });
    }

    private <T> VippsOutcome<T> heard(PaymentReference reference, String what, VippsOutcome<T> outcome) {
        stories.with(reference, story -> story.tell(process.name(), what + " -> " + inShort(outcome)));
        return outcome;
    }

    private static String inShort(VippsOutcome<?> outcome) {
        return switch (outcome) {
            case VippsOutcome.Done<?>(Payment payment) -> payment.state() + " " + inShort(payment);
            case VippsOutcome.Done<?> done -> "done";
            case VippsOutcome.Refused<?>(var refusal) -> "refused " + refusal;
            case VippsOutcome.Unknown<?>(var uncertainty) -> "unknown " + uncertainty.cause();
        };
    }

    private static String inShort(Payment payment) {
        return "authorized " + payment.aggregate().authorized().minorUnits() + " captured "
                + payment.aggregate().captured().minorUnits() + " cancelled "
                + payment.aggregate().cancelled().minorUnits() + " refunded "
                + payment.aggregate().refunded().minorUnits();
    }
}
