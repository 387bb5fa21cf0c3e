package io.vendflow.payment;

import io.vendflow.payment.PaymentMetrics.Result;
import io.vendflow.sale.Sale;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Vipps for a sale's payment, or finds the one that an earlier attempt left there. */
public final class InitiatePayment {

    /** How long a payment waits for its customer at Vipps when nothing else is agreed (facts sheet 2.8). */
    static final Duration SHORTEST_LIFE = Duration.ofMinutes(10);

    private static final Logger LOGGER = LoggerFactory.getLogger(InitiatePayment.class);

    private final Payments payments;
    private final PaymentMetrics metrics;
    private final Clock clock;
    private final Duration usefulFor;

    /** @param usefulFor how long after the machine's request a payment is still worth asking for */
    public InitiatePayment(Payments payments, PaymentMetrics metrics, Clock clock, Duration usefulFor) {
        this.payments = payments;
        this.metrics = metrics;
        this.clock = clock;
        this.usefulFor = usefulFor;
    }

    /** @param picture what Vipps is to draw; null when we draw the QR ourselves, from its text */
    public Initiation initiate(Sale sale, @Nullable QrPicture picture) {
        if (clock.instant().isAfter(sale.requestedAt().plus(usefulFor))) {
            String late = "the request is from " + sale.requestedAt() + ", nobody waits for it any more";
            return ended(sale, Result.STALE, new Initiation.Rejected("STALE", late));
        }
        return switch (payments.create(sale, picture)) {
            case Creation.Created(String qrText) -> payable(sale, Result.CREATED, qrText, picture);
            case Creation.ReferenceTaken() -> adopt(sale, picture);
            case Creation.Refused(String code, String message) ->
                ended(sale, Result.REFUSED, new Initiation.Rejected(code, message));
            case Creation.Unanswered(Doubt doubt) -> ended(sale, Result.UNRESOLVED, new Initiation.Unresolved(doubt));
        };
    }

    private Initiation adopt(Sale sale, @Nullable QrPicture picture) {
        return switch (payments.find(sale)) {
            case Lookup.Found(ExistingPayment payment) -> adopt(sale, payment, picture);
            case Lookup.Missing() -> {
                Doubt doubt = new Doubt("Vipps says that the reference is taken, and shows no payment under it", null);
                yield ended(sale, Result.UNRESOLVED, new Initiation.Unresolved(doubt));
            }
            case Lookup.Unanswered(Doubt doubt) -> ended(sale, Result.UNRESOLVED, new Initiation.Unresolved(doubt));
        };
    }

    private Initiation adopt(Sale sale, ExistingPayment payment, @Nullable QrPicture picture) {
        String qrText = payment.qrText();
        if (!payment.amount().equals(sale.amount())) {
            return used(sale, "it is over " + payment.amount() + ", this sale is over " + sale.amount());
        }
        if (!payment.open()) {
            return used(sale, "it is over: " + payment.state());
        }
        if (qrText == null) {
            return used(sale, "Vipps does not tell its QR any more");
        }
        return payable(sale, Result.ADOPTED, qrText, picture);
    }

    private Initiation used(Sale sale, String why) {
        String message = "Vipps already has a payment " + sale.reference() + " that cannot be used: " + why;
        return ended(sale, Result.REFERENCE_USED, new Initiation.Rejected("REFERENCE_USED", message));
    }

    /** The payment is there. Its picture, where one is wanted, may take another attempt; both calls are safe to repeat. */
    private Initiation payable(Sale sale, Result result, String qrText, @Nullable QrPicture picture) {
        if (picture == null) {
            return ended(sale, result, created(sale, qrText, null));
        }
        return switch (payments.fetch(sale, qrText, picture)) {
            case Drawing.Drawn(byte[] image) -> ended(sale, result, created(sale, qrText, image));
            case Drawing.Unanswered(Doubt doubt) -> ended(sale, Result.UNRESOLVED, new Initiation.Unresolved(doubt));
        };
    }

    /** Vipps' own expiry is never earlier: the payment was created after it was asked for. */
    private static Initiation created(Sale sale, String qrText, byte @Nullable [] qrImage) {
        return new Initiation.Created(qrText, qrImage, sale.requestedAt().plus(SHORTEST_LIFE));
    }

    private Initiation ended(Sale sale, Result result, Initiation initiation) {
        Instant now = clock.instant();
        metrics.ended(result, Duration.between(sale.requestedAt(), now));
        LOGGER.atInfo()
                .addKeyValue("reference", sale.reference())
                .addKeyValue("outcome", result)
                .log(
                        switch (initiation) {
                            case Initiation.Created created -> "payment waits for the customer";
                            case Initiation.Rejected(String code, String message) ->
                                "no payment, " + code + ": " + message;
                            case Initiation.Unresolved(Doubt doubt) -> "payment not certain yet: " + doubt.why();
                        });
        return initiation;
    }
}
