package io.vendflow.vipps.epayment;

import io.vendflow.sale.Amount;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;
import io.vendflow.vipps.IdempotencyKey;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.call.Call;
import io.vendflow.vipps.call.Calls;
import io.vendflow.vipps.http.AnswerReader;
import io.vendflow.vipps.http.Json;
import io.vendflow.vipps.http.Operation;
import java.util.List;

/** The ePayment API, call by call. */
public final class HttpEPayments implements EPayments {

    private static final String PAYMENTS = "/epayment/v1/payments";

    private final Calls calls;
    private final QrImages qrImages;

    public HttpEPayments(Calls calls, QrImages qrImages) {
        this.calls = calls;
        this.qrImages = qrImages;
    }

    @Override
    public VippsOutcome<CreatedPayment> create(MerchantSerialNumber msn, CreatePayment request, IdempotencyKey key) {
        String body = EPaymentRequests.create(request);
        return calls.make(new Call<>(
                Operation.CREATE,
                msn,
                "POST",
                PAYMENTS,
                body,
                key,
                answer -> EPaymentAnswers.created(Json.parse(answer), request.reference())));
    }

    @Override
    public VippsOutcome<byte[]> qrImage(String link, QrImage.Format format) {
        return qrImages.fetch(link, format);
    }

    @Override
    public VippsOutcome<Payment> get(MerchantSerialNumber msn, PaymentReference reference) {
        return calls.make(Call.get(
                Operation.GET,
                msn,
                path(reference, ""),
                answer -> EPaymentAnswers.payment(Json.parse(answer), reference)));
    }

    @Override
    public VippsOutcome<List<PaymentEvent>> events(MerchantSerialNumber msn, PaymentReference reference) {
        return calls.make(Call.get(
                Operation.EVENTS,
                msn,
                path(reference, "/events"),
                answer -> EPaymentAnswers.events(Json.parse(answer))));
    }

    @Override
    public VippsOutcome<Adjustment> capture(
            MerchantSerialNumber msn, PaymentReference reference, Amount amount, IdempotencyKey key) {
        String body = EPaymentRequests.modification(amount);
        return adjust(Operation.CAPTURE, msn, reference, "/capture", body, key);
    }

    @Override
    public VippsOutcome<Adjustment> cancel(MerchantSerialNumber msn, PaymentReference reference, IdempotencyKey key) {
        return adjust(Operation.CANCEL, msn, reference, "/cancel", EPaymentRequests.cancel(), key);
    }

    @Override
    public VippsOutcome<Adjustment> refund(
            MerchantSerialNumber msn, PaymentReference reference, Amount amount, IdempotencyKey key) {
        String body = EPaymentRequests.modification(amount);
        return adjust(Operation.REFUND, msn, reference, "/refund", body, key);
    }

    private VippsOutcome<Adjustment> adjust(
            Operation operation,
            MerchantSerialNumber msn,
            PaymentReference reference,
            String action,
            String body,
            IdempotencyKey key) {
        AnswerReader<Adjustment> reader = answer -> EPaymentAnswers.adjustment(Json.parse(answer), reference);
        return calls.make(new Call<>(operation, msn, "POST", path(reference, action), body, key, reader));
    }

    private static String path(PaymentReference reference, String action) {
        return PAYMENTS + "/" + Call.segment(reference.value()) + action;
    }
}
