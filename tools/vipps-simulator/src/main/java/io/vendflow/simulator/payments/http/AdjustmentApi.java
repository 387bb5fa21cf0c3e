package io.vendflow.simulator.payments.http;

import io.vendflow.sale.Amount;
import io.vendflow.simulator.http.Answer;
import io.vendflow.simulator.http.Call;
import io.vendflow.simulator.http.Fields;
import io.vendflow.simulator.http.Findings;
import io.vendflow.simulator.http.Problems;
import io.vendflow.simulator.http.Reply;
import io.vendflow.simulator.merchants.Merchant;
import io.vendflow.simulator.payments.Attempt;
import io.vendflow.simulator.payments.ErrorCode;
import io.vendflow.simulator.payments.Ledger;
import io.vendflow.simulator.payments.Outcome;
import io.vendflow.simulator.payments.PaymentId;
import io.vendflow.simulator.payments.Refusal;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Capture, cancel, refund and force approve of the ePayment API (facts sheet 2.7, 2.10). */
public final class AdjustmentApi {

    private final Ledger ledger;
    private final Clock clock;

    public AdjustmentApi(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    public Reply capture(Merchant merchant, Call call) {
        return adjust(merchant, call, Attempts.CAPTURE, readAmount(merchant, call), ledger::capture);
    }

    public Reply refund(Merchant merchant, Call call) {
        return adjust(merchant, call, Attempts.REFUND, readAmount(merchant, call), ledger::refund);
    }

    public Reply cancel(Merchant merchant, Call call) {
        return adjust(merchant, call, Attempts.CANCEL, readTransactionOnly(call), ledger::cancel);
    }

    /** The body may be empty, name the test customer, or carry the token of the QR link. */
    public Reply forceApprove(Merchant merchant, Call call) {
        Findings findings = new Findings();
        AtomicReference<Optional<String>> token = new AtomicReference<>(Optional.empty());
        if (call.hasBody()) {
            Fields.read(call.json(), findings, body -> token.set(ForceApproveReader.read(body)));
        }
        Optional<PaymentId> id = EPaymentApi.idIn(merchant, call);
        if (findings.refusal().isPresent()) {
            return Problems.of(findings.refusal().get(), Paths.instance(call));
        }
        if (id.isEmpty() || !fits(token.get(), id.get())) {
            return Problems.of(new Refusal.Coded(ErrorCode.REFERENCE_NOT_FOUND), Paths.instance(call));
        }
        if (call.orderedRefusal().isPresent()) {
            return Problems.of(call.orderedRefusal().get(), Paths.instance(call));
        }
        return switch (ledger.approve(id.get())) {
            case Outcome.Done done -> Answer.empty(200);
            case Outcome.Refused refused -> Problems.of(refused.refusal(), Paths.instance(call));
        };
    }

    private boolean fits(Optional<String> token, PaymentId id) {
        return token.isEmpty()
                || ledger.findByToken(token.get())
                        .map(payment -> payment.id().equals(id))
                        .orElse(false);
    }

    /** One of the ledger's three adjustments. */
    private interface Adjustment<T> {

        Outcome apply(Attempt attempt, PaymentId id, T argument);
    }

    private <T> Answer adjust(
            Merchant merchant, Call call, Attempts.Kind kind, Read<T> read, Adjustment<T> adjustment) {
        Optional<PaymentId> id = EPaymentApi.idIn(merchant, call);
        if (id.isEmpty() || ledger.find(id.get()).isEmpty()) {
            return Problems.of(new Refusal.Coded(ErrorCode.REFERENCE_NOT_FOUND), Paths.instance(call));
        }
        return Attempts.withKey(merchant, call, kind, attempt -> {
            Outcome outcome = call.orderedRefusal()
                    .map(refusal -> ledger.refuse(attempt, refusal))
                    .orElseGet(() -> switch (read) {
                        case Read.Broken<T> broken -> ledger.refuse(attempt, broken.refusal());
                        case Read.Valid<T> valid -> adjustment.apply(attempt, id.get(), valid.value());
                    });
            return answer(outcome, id.get(), call);
        });
    }

    private Answer answer(Outcome outcome, PaymentId id, Call call) {
        return switch (outcome) {
            case Outcome.Refused refused -> Problems.of(refused.refusal(), Paths.instance(call));
            case Outcome.Done done ->
                ledger.find(id)
                        .map(payment -> Answer.json(
                                200,
                                PaymentJson.adjustment(
                                        payment,
                                        done,
                                        call.orderedLag()
                                                .map(lag -> lag.sumsOf(payment, clock.instant()))
                                                .orElse(done.aggregate()))))
                        .orElseGet(() -> Problems.internal(Paths.instance(call)));
        };
    }

    private static Read<Amount> readAmount(Merchant merchant, Call call) {
        Findings findings = new Findings();
        AtomicReference<Optional<Amount>> amount = new AtomicReference<>(Optional.empty());
        Fields.read(
                call.json(),
                findings,
                body -> amount.set(AmountReader.read(body, "modificationAmount", merchant.currency())));
        return Read.of(findings, () -> amount.get().orElseThrow());
    }

    private static Read<Boolean> readTransactionOnly(Call call) {
        Findings findings = new Findings();
        AtomicReference<Optional<Boolean>> flag = new AtomicReference<>(Optional.empty());
        if (call.hasBody()) {
            Fields.read(call.json(), findings, body -> flag.set(body.flag("cancelTransactionOnly")));
        }
        return Read.of(findings, () -> flag.get().orElse(false));
    }
}
