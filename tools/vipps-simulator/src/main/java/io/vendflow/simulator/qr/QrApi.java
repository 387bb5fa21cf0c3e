package io.vendflow.simulator.qr;

import io.vendflow.simulator.http.Answer;
import io.vendflow.simulator.http.Call;
import io.vendflow.simulator.http.GatewayErrors;
import io.vendflow.simulator.http.Reply;
import io.vendflow.simulator.payments.Ledger;
import io.vendflow.simulator.payments.Payment;
import io.vendflow.simulator.payments.PaymentState;
import io.vendflow.simulator.payments.QrFormat;
import io.vendflow.simulator.payments.UserFlow;
import io.vendflow.simulator.payments.http.Links;
import java.time.Clock;

/** {@code GET /qr-image/v1?token=…}: open to anybody, gone when the payment's time is over (facts sheet 2.3). */
public final class QrApi {

    private final Ledger ledger;
    private final Links links;
    private final Clock clock;

    public QrApi(Ledger ledger, Links links, Clock clock) {
        this.ledger = ledger;
        this.links = links;
        this.clock = clock;
    }

    public Reply image(Call call) {
        return call.query("token")
                .flatMap(ledger::findByToken)
                .filter(this::isShown)
                .map(this::draw)
                .orElseGet(GatewayErrors::notFound);
    }

    private boolean isShown(Payment payment) {
        return payment.request().flow() == UserFlow.QR
                && payment.state() != PaymentState.EXPIRED
                && clock.instant().isBefore(payment.origin().expiresAt());
    }

    private Answer draw(Payment payment) {
        QrFormat format = payment.request().qr();
        return switch (format.kind()) {
            case PNG -> Answer.of(200, "image/png", QrImages.png(links.target(payment), format.size()));
            case SVG, TEXT -> Answer.of(200, "image/svg+xml", QrImages.svg(links.target(payment)));
        };
    }
}
