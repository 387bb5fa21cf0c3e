package io.vendflow.testing;

import io.vendflow.sale.Amount;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;
import io.vendflow.vipps.IdempotencyKey;
import io.vendflow.vipps.Refusal;
import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.epayment.Adjustment;
import io.vendflow.vipps.epayment.Aggregate;
import io.vendflow.vipps.epayment.CreatePayment;
import io.vendflow.vipps.epayment.CreatedPayment;
import io.vendflow.vipps.epayment.EPayments;
import io.vendflow.vipps.epayment.Payment;
import io.vendflow.vipps.epayment.PaymentEvent;
import io.vendflow.vipps.epayment.PaymentState;
import io.vendflow.vipps.epayment.QrImage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Vipps' ePayment API by a script: says what it was told to say, in order, and remembers what it was asked. */
public final class StubEPayments implements EPayments {

    private final Deque<VippsOutcome<?>> script = new ArrayDeque<>();
    private final List<String> calls = new ArrayList<>();
    private final List<CreatePayment> created = new ArrayList<>();

    /** What the next call is answered. */
    public StubEPayments answers(VippsOutcome<?> outcome) {
        script.add(outcome);
        return this;
    }

    /** Operation, merchant, amount and key of each call, in order. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** The bodies of the calls of create. */
    public List<CreatePayment> created() {
        return List.copyOf(created);
    }

    /** A payment of {@link Sales#cola()}'s amount in some state. */
    public static Payment payment(
            PaymentState state, long authorized, long cancelled, long captured, @Nullable String redirectUrl) {
        return new Payment(
                Sales.cola().reference(),
                "psp-1",
                Sales.cola().amount(),
                state,
                new Aggregate(Sales.nok(authorized), Sales.nok(cancelled), Sales.nok(captured), Sales.nok(0)),
                redirectUrl,
                null);
    }

    public static <T> VippsOutcome<T> refused(int httpStatus, @Nullable String code) {
        return new VippsOutcome.Refused<>(new Refusal(httpStatus, code, "a title", "a detail"));
    }

    public static <T> VippsOutcome<T> unknown(Uncertainty.Cause cause, @Nullable Duration retryAfter) {
        return new VippsOutcome.Unknown<>(new Uncertainty(cause, "a reason", retryAfter));
    }

    @Override
    public VippsOutcome<CreatedPayment> create(MerchantSerialNumber msn, CreatePayment request, IdempotencyKey key) {
        created.add(request);
        return next("create " + msn + " " + request.amount() + " " + key);
    }

    @Override
    public VippsOutcome<byte[]> qrImage(String link, QrImage.Format format) {
        return next("qrImage " + link + " " + format);
    }

    @Override
    public VippsOutcome<Payment> get(MerchantSerialNumber msn, PaymentReference reference) {
        return next("get " + msn + " " + reference);
    }

    @Override
    public VippsOutcome<List<PaymentEvent>> events(MerchantSerialNumber msn, PaymentReference reference) {
        return next("events " + msn + " " + reference);
    }

    @Override
    public VippsOutcome<Adjustment> capture(
            MerchantSerialNumber msn, PaymentReference reference, Amount amount, IdempotencyKey key) {
        return next("capture " + msn + " " + amount + " " + key);
    }

    @Override
    public VippsOutcome<Adjustment> cancel(MerchantSerialNumber msn, PaymentReference reference, IdempotencyKey key) {
        return next("cancel " + msn + " " + key);
    }

    @Override
    public VippsOutcome<Adjustment> refund(
            MerchantSerialNumber msn, PaymentReference reference, Amount amount, IdempotencyKey key) {
        return next("refund " + msn + " " + amount + " " + key);
    }

    // The script's author knows which call comes next, so the answer fits it.
    @SuppressWarnings("unchecked")
    private <T> VippsOutcome<T> next(String call) {
        calls.add(call);
        VippsOutcome<?> answer = script.poll();
        if (answer == null) {
            throw new IllegalStateException("the script has no answer to " + call);
        }
        return (VippsOutcome<T>) answer;
    }
}
