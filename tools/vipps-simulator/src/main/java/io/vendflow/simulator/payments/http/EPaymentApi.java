package io.vendflow.simulator.payments.http;

import io.vendflow.simulator.http.Answer;
import io.vendflow.simulator.http.Call;
import io.vendflow.simulator.http.Json;
import io.vendflow.simulator.http.Problems;
import io.vendflow.simulator.http.Reply;
import io.vendflow.simulator.merchants.Merchant;
import io.vendflow.simulator.orders.Receipts;
import io.vendflow.simulator.payments.Aggregate;
import io.vendflow.simulator.payments.ErrorCode;
import io.vendflow.simulator.payments.Ledger;
import io.vendflow.simulator.payments.Outcome;
import io.vendflow.simulator.payments.Payment;
import io.vendflow.simulator.payments.PaymentId;
import io.vendflow.simulator.payments.Refusal;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Create, get and the event log of the ePayment API (facts sheet 2.1). */
public final class EPaymentApi {

    private final Ledger ledger;
    private final Receipts receipts;
    private final Links links;
    private final Clock clock;

    public EPaymentApi(Ledger ledger, Receipts receipts, Links links, Clock clock) {
        this.ledger = ledger;
        this.receipts = receipts;
        this.links = links;
        this.clock = clock;
    }

    /** Which payment a create is about, for the rate limit. */
    public static String referenceOf(Call call) {
        return CreateReader.referenceIn(call);
    }

    public Reply create(Merchant merchant, Call call) {
        return Attempts.withKey(merchant, call, Attempts.CREATE, attempt -> {
            if (call.orderedRefusal().isPresent()) {
                return created(
                        ledger.refuse(attempt, call.orderedRefusal().get()),
                        call,
                        named(merchant, attempt.reference()));
            }
            Read<CreateReader.Create> read = CreateReader.read(call, merchant, clock.instant());
            return switch (read) {
                case Read.Broken<CreateReader.Create> broken ->
                    created(ledger.refuse(attempt, broken.refusal()), call, Optional.empty());
                case Read.Valid<CreateReader.Create> valid -> {
                    Outcome outcome = ledger.create(attempt, valid.value().payment());
                    if (outcome instanceof Outcome.Done) {
                        // Also when the key answered: a crash may have come between the payment and its receipt.
                        valid.value().receipt().ifPresent(receipt -> attach(merchant, attempt.reference(), receipt));
                    }
                    yield created(
                            outcome, call, ledger.find(valid.value().payment().id()));
                }
            };
        });
    }

    public Reply get(Merchant merchant, Call call) {
        return look(
                merchant,
                call,
                payment -> Answer.json(
                        200, PaymentJson.payment(payment, shownSums(payment, call), links.redirectUrl(payment))));
    }

    public Reply events(Merchant merchant, Call call) {
        return look(merchant, call, payment -> Answer.json(200, PaymentJson.events(payment)));
    }

    private Aggregate shownSums(Payment payment, Call call) {
        return call.orderedLag()
                .map(lag -> lag.sumsOf(payment, clock.instant()))
                .orElse(payment.aggregate());
    }

    private Answer created(Outcome outcome, Call call, Optional<Payment> payment) {
        return switch (outcome) {
            case Outcome.Refused refused -> Problems.of(refused.refusal(), Paths.instance(call));
            case Outcome.Done done -> {
                ObjectNode json = Json.object();
                payment.ifPresent(found -> {
                    json.put("redirectUrl", links.redirectUrl(found));
                    json.put("reference", found.id().reference().value());
                });
                yield Answer.json(201, json);
            }
        };
    }

    private Optional<Payment> named(Merchant merchant, String reference) {
        return Paths.reference(reference).flatMap(name -> ledger.find(new PaymentId(merchant.msn(), name)));
    }

    private void attach(Merchant merchant, String reference, String receipt) {
        if (receipts.find(merchant.msn(), reference).isEmpty()) {
            receipts.attach(merchant.msn(), reference, receipt);
        }
    }

    private Answer look(Merchant merchant, Call call, Function<Payment, Answer> render) {
        if (call.orderedRefusal().isPresent()) {
            return Problems.of(call.orderedRefusal().get(), Paths.instance(call));
        }
        return idIn(merchant, call)
                .flatMap(ledger::find)
                .map(render)
                .orElseGet(() -> Problems.of(new Refusal.Coded(ErrorCode.REFERENCE_NOT_FOUND), Paths.instance(call)));
    }

    /** The payment that the path names, unless no payment can have that name. */
    static Optional<PaymentId> idIn(Merchant merchant, Call call) {
        return Paths.reference(call.parameter("reference")).map(reference -> new PaymentId(merchant.msn(), reference));
    }
}
