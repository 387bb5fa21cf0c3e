package io.vendflow.payment.vipps;

import io.vendflow.payment.Creation;
import io.vendflow.payment.Doubt;
import io.vendflow.payment.Drawing;
import io.vendflow.payment.ExistingPayment;
import io.vendflow.payment.Lookup;
import io.vendflow.payment.Payments;
import io.vendflow.payment.QrPicture;
import io.vendflow.sale.Sale;
import io.vendflow.vipps.IdempotencyKey;
import io.vendflow.vipps.Refusal;
import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.Uncertainty.Cause;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.VippsOutcome.Done;
import io.vendflow.vipps.VippsOutcome.Refused;
import io.vendflow.vipps.VippsOutcome.Unknown;
import io.vendflow.vipps.epayment.Aggregate;
import io.vendflow.vipps.epayment.CreatePayment;
import io.vendflow.vipps.epayment.CreatedPayment;
import io.vendflow.vipps.epayment.EPayments;
import io.vendflow.vipps.epayment.Payment;
import io.vendflow.vipps.epayment.QrImage;
import io.vendflow.vipps.order.Receipt;
import io.vendflow.vipps.spring.VippsTrouble;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Payments over Vipps' ePayment API. */
public final class VippsPayments implements Payments {

    private final EPayments ePayments;

    public VippsPayments(EPayments ePayments) {
        this.ePayments = ePayments;
    }

    @Override
    public Creation create(Sale sale, @Nullable QrPicture picture) {
        VippsOutcome<CreatedPayment> outcome = ePayments.create(
                sale.merchantSerialNumber(), requestFor(sale, picture), IdempotencyKey.of(sale.reference(), "create"));
        return switch (outcome) {
            case Done<CreatedPayment>(CreatedPayment created) -> new Creation.Created(created.redirectUrl());
            case Refused<CreatedPayment>(Refusal refusal) when isTaken(refusal) -> new Creation.ReferenceTaken();
            case Refused<CreatedPayment>(Refusal refusal) ->
                new Creation.Refused(VippsTrouble.code(refusal), VippsTrouble.message(refusal));
            // Nothing was asked, and nothing will change before a person acts: better a clear no than a customer who
            // waits.
            case Unknown<CreatedPayment>(Uncertainty uncertainty)
            when uncertainty.cause() == Cause.NO_KEYS ->
                new Creation.Refused("NO_KEYS", VippsTrouble.noKeys(uncertainty));
            case Unknown<CreatedPayment>(Uncertainty uncertainty) -> new Creation.Unanswered(doubt(sale, uncertainty));
        };
    }

    private static CreatePayment requestFor(Sale sale, @Nullable QrPicture picture) {
        return new CreatePayment(
                sale.reference(),
                sale.amount(),
                PaymentDescription.of(sale),
                receiptOf(sale),
                picture == null ? null : new QrImage(formatOf(picture), picture.size()),
                Map.of("machineId", sale.machineId().value()));
    }

    /** There can be only one: either here, or later by receipt-service, when it is known what was dispensed. */
    private static @Nullable Receipt receiptOf(Sale sale) {
        return switch (sale.receiptMode()) {
            case SEPARATE -> null;
            case IN_PAYMENT ->
                new Receipt(
                        sale.lines(),
                        sale.amount().currency(),
                        sale.machineId().value(),
                        sale.saleId().value());
        };
    }

    /** 4150: the reference; 4020: the key, which is made of the reference (facts sheet 1.6). */
    private static boolean isTaken(Refusal refusal) {
        return refusal.httpStatus() == 409 || refusal.hasCode("4150", "4020");
    }

    private static QrImage.Format formatOf(QrPicture picture) {
        return switch (picture.format()) {
            case PNG -> QrImage.Format.PNG;
            case SVG -> QrImage.Format.SVG;
        };
    }

    @Override
    public Drawing fetch(Sale sale, String link, QrPicture picture) {
        return switch (ePayments.qrImage(link, formatOf(picture))) {
            case Done<byte[]>(byte[] image) -> new Drawing.Drawn(image);
            case Refused<byte[]>(Refusal refusal) ->
                new Drawing.Unanswered(new Doubt("Vipps: no QR image, " + refusal, null));
            case Unknown<byte[]>(Uncertainty uncertainty) -> new Drawing.Unanswered(doubt(sale, uncertainty));
        };
    }

    @Override
    public Lookup find(Sale sale) {
        return switch (ePayments.get(sale.merchantSerialNumber(), sale.reference())) {
            case Done<Payment>(Payment payment) -> new Lookup.Found(existing(payment));
            case Refused<Payment> refused -> new Lookup.Missing();
            case Unknown<Payment>(Uncertainty uncertainty) -> new Lookup.Unanswered(doubt(sale, uncertainty));
        };
    }

    private static ExistingPayment existing(Payment payment) {
        return new ExistingPayment(payment.amount(), payment.state().name(), isOpen(payment), payment.redirectUrl());
    }

    private static boolean isOpen(Payment payment) {
        return switch (payment.state()) {
            case CREATED -> true;
            case AUTHORIZED -> isUntouched(payment.aggregate());
            case ABORTED, EXPIRED, TERMINATED, UNRECOGNIZED -> false;
        };
    }

    private static boolean isUntouched(Aggregate aggregate) {
        return aggregate.captured().isZero()
                && aggregate.cancelled().isZero()
                && aggregate.refunded().isZero();
    }

    private static Doubt doubt(Sale sale, Uncertainty uncertainty) {
        return new Doubt(VippsTrouble.describe(sale.reference(), uncertainty), uncertainty.retryAfter());
    }
}
