package io.vendflow.simulator.phone;

import io.vendflow.simulator.http.Answer;
import io.vendflow.simulator.http.Call;
import io.vendflow.simulator.http.Reply;
import io.vendflow.simulator.payments.Ledger;
import io.vendflow.simulator.payments.Outcome;
import io.vendflow.simulator.payments.Payment;
import io.vendflow.simulator.payments.PaymentId;
import io.vendflow.simulator.payments.Refusal;
import java.util.Optional;
import java.util.function.Function;

/** What the customer's scan leads to: the payment, and two buttons. Works without JavaScript. */
public final class PhoneApi {

    private final Ledger ledger;
    private final PhonePage page;

    public PhoneApi(Ledger ledger, PhonePage page) {
        this.ledger = ledger;
        this.page = page;
    }

    public Reply show(Call call) {
        return html(call.query("token").flatMap(ledger::findByToken), "");
    }

    public Reply approve(Call call) {
        return press(call, ledger::approve);
    }

    public Reply decline(Call call) {
        return press(call, ledger::decline);
    }

    private Reply press(Call call, Function<PaymentId, Outcome> button) {
        Optional<Payment> payment = call.formField("token").flatMap(ledger::findByToken);
        if (payment.isEmpty()) {
            return html(payment, "");
        }
        return switch (button.apply(payment.get().id())) {
            case Outcome.Done done ->
                Answer.seeOther("/phone?token=" + payment.get().origin().token());
            case Outcome.Refused refused -> html(ledger.find(payment.get().id()), reason(refused.refusal()));
        };
    }

    private static String reason(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Coded coded -> coded.detail();
            case Refusal.Invalid invalid -> "";
        };
    }

    private Answer html(Optional<Payment> payment, String message) {
        return Answer.of(payment.isPresent() ? 200 : 404, "text/html; charset=utf-8", page.render(payment, message))
                .with("Cache-Control", "no-store")
                .with("Referrer-Policy", "no-referrer")
                .with("X-Content-Type-Options", "nosniff")
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'");
    }
}
