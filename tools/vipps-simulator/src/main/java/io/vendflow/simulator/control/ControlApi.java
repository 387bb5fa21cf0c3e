package io.vendflow.simulator.control;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.simulator.http.Answer;
import io.vendflow.simulator.http.Call;
import io.vendflow.simulator.http.Fields;
import io.vendflow.simulator.http.Findings;
import io.vendflow.simulator.http.Problems;
import io.vendflow.simulator.http.Reply;
import io.vendflow.simulator.merchants.Merchants;
import io.vendflow.simulator.payments.ErrorCode;
import io.vendflow.simulator.payments.Ledger;
import io.vendflow.simulator.payments.Outcome;
import io.vendflow.simulator.payments.PaymentId;
import io.vendflow.simulator.payments.Refusal;
import io.vendflow.simulator.payments.http.Paths;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Payments from inside: what a customer, a bank or time would do, and everything that was ever asked. */
public final class ControlApi {

    private static final long LONGEST_PROCESSING = Duration.ofDays(1).toSeconds();

    private final Ledger ledger;
    private final Merchants merchants;

    public ControlApi(Ledger ledger, Merchants merchants) {
        this.ledger = ledger;
        this.merchants = merchants;
    }

    public Reply list(Call call) {
        Optional<MerchantSerialNumber> msn = msn(call);
        return Answer.json(
                200,
                InsideView.all(ledger.all().stream()
                        .filter(payment -> msn.map(payment.id().msn()::equals).orElse(false))
                        .toList()));
    }

    public Reply show(Call call) {
        return withPayment(call, this::view);
    }

    public Reply decline(Call call) {
        return withPayment(call, id -> after(ledger.decline(id), id, call));
    }

    public Reply expire(Call call) {
        return withPayment(call, id -> after(ledger.expire(id), id, call));
    }

    public Reply processing(Call call) {
        Findings findings = new Findings();
        AtomicReference<OptionalLong> seconds = new AtomicReference<>(OptionalLong.empty());
        Fields.read(call.json(), findings, body -> {
            body.require("seconds");
            seconds.set(body.integer("seconds", 0, LONGEST_PROCESSING));
        });
        if (!findings.violations().isEmpty()) {
            return Problems.invalid(findings.violations(), call.path());
        }
        return withPayment(
                call,
                id -> ledger.startProcessing(
                                id, Duration.ofSeconds(seconds.get().orElse(0)))
                        ? view(id)
                        : Problems.of(new Refusal.Coded(ErrorCode.APPROVE_NOT_ALLOWED), call.path()));
    }

    private Answer after(Outcome outcome, PaymentId id, Call call) {
        return switch (outcome) {
            case Outcome.Done done -> view(id);
            case Outcome.Refused refused -> Problems.of(refused.refusal(), call.path());
        };
    }

    private Answer view(PaymentId id) {
        return ledger.find(id)
                .map(payment -> Answer.json(200, InsideView.one(payment, ledger.operations(id))))
                .orElseGet(() -> Answer.empty(404));
    }

    private Reply withPayment(Call call, Function<PaymentId, Answer> work) {
        return msn(call)
                .flatMap(msn ->
                        Paths.reference(call.parameter("reference")).map(reference -> new PaymentId(msn, reference)))
                .filter(id -> ledger.find(id).isPresent())
                .map(work)
                .orElseGet(() -> Problems.of(new Refusal.Coded(ErrorCode.REFERENCE_NOT_FOUND), call.path()));
    }

    private Optional<MerchantSerialNumber> msn(Call call) {
        String asked = call.query("msn").orElse(Merchants.DEFAULT.value());
        return merchants.byMsn(asked).map(merchant -> merchant.msn());
    }
}
