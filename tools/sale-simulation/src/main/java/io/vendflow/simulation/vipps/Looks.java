package io.vendflow.simulation.vipps;

import io.vendflow.sale.Amount;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;
import io.vendflow.simulation.log.Odds;
import io.vendflow.simulation.log.Program;
import io.vendflow.simulation.world.World;
import io.vendflow.vipps.IdempotencyKey;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.epayment.Adjustment;
import io.vendflow.vipps.epayment.CreatePayment;
import io.vendflow.vipps.epayment.CreatedPayment;
import io.vendflow.vipps.epayment.EPayments;
import io.vendflow.vipps.epayment.Payment;
import io.vendflow.vipps.epayment.PaymentEvent;
import io.vendflow.vipps.epayment.QrImage;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Payments as somebody sees them who only looks; the time that it takes is for the caller to add. */
public final class Looks implements EPayments {

    private final EPayments vipps;
    private final Network network;

    public Looks(EPayments vipps, World world, Odds odds, Program process, BooleanSupplier isDown) {
        this.vipps = vipps;
        this.network = new Network(world, odds, process, isDown);
    }

    @Override
    public VippsOutcome<Payment> get(MerchantSerialNumber msn, PaymentReference reference) {
        return network.look(() -> vipps.get(msn, reference));
    }

    @Override
    public VippsOutcome<List<PaymentEvent>> events(MerchantSerialNumber msn, PaymentReference reference) {
        return network.look(() -> vipps.events(msn, reference));
    }

    @Override
    public VippsOutcome<byte[]> qrImage(String link, QrImage.Format format) {
        return network.look(() -> vipps.qrImage(link, format));
    }

    @Override
    public VippsOutcome<CreatedPayment> create(MerchantSerialNumber msn, CreatePayment request, IdempotencyKey key) {
        throw changesNothing();
    }

    @Override
    public VippsOutcome<Adjustment> capture(
            MerchantSerialNumber msn, PaymentReference reference, Amount amount, IdempotencyKey key) {
        throw changesNothing();
    }

    @Override
    public VippsOutcome<Adjustment> cancel(MerchantSerialNumber msn, PaymentReference reference, IdempotencyKey key) {
        throw changesNothing();
    }

    @Override
    public VippsOutcome<Adjustment> refund(
            MerchantSerialNumber msn, PaymentReference reference, Amount amount, IdempotencyKey key) {
        throw changesNothing();
    }

    private static IllegalStateException changesNothing() {
        return new IllegalStateException("whoever looks changes nothing");
    }
}
