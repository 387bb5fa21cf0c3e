package io.vendflow.payment.kafka;

import io.vendflow.events.Meta;
import io.vendflow.events.PaymentCreated;
import io.vendflow.events.PaymentRejected;
import io.vendflow.events.PaymentRequested;
import io.vendflow.events.QrImage;
import io.vendflow.events.Topics;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.Metas;
import io.vendflow.kafka.SaleMapper;
import io.vendflow.kafka.UnreadableEventException;
import io.vendflow.kafka.consume.EventHandler;
import io.vendflow.kafka.consume.RetryLaterException;
import io.vendflow.payment.InitiatePayment;
import io.vendflow.payment.Initiation;
import io.vendflow.payment.QrPicture;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code PaymentRequested} in; {@code PaymentCreated} or {@code PaymentRejected} out. */
public final class PaymentRequestedHandler implements EventHandler<PaymentRequested> {

    private static final String PRODUCER = "payment-initiator";

    private final InitiatePayment initiatePayment;
    private final Clock clock;

    public PaymentRequestedHandler(InitiatePayment initiatePayment, Clock clock) {
        this.initiatePayment = initiatePayment;
        this.clock = clock;
    }

    @Override
    public List<Emission<?>> handle(PaymentRequested request) {
        return switch (initiatePayment.initiate(SaleMapper.fromEvent(request.getSale()), picture(request))) {
            case Initiation.Created created -> List.of(created(request, created));
            case Initiation.Rejected rejected -> List.of(rejected(request, rejected));
            case Initiation.Unresolved unresolved ->
                throw new RetryLaterException(
                        unresolved.doubt().why(), unresolved.doubt().notBefore(), null);
        };
    }

    private static @Nullable QrPicture picture(PaymentRequested request) {
        QrImage wanted = request.getQrImage();
        try {
            return wanted == null
                    ? null
                    : new QrPicture(QrPicture.Format.valueOf(wanted.getFormat()), wanted.getSize());
        } catch (IllegalArgumentException e) {
            throw new UnreadableEventException("Vipps draws no such QR: " + wanted, e);
        }
    }

    private Emission<PaymentCreated> created(PaymentRequested request, Initiation.Created created) {
        return Emission.of(
                Topics.PAYMENT_CREATED,
                PaymentCreated.newBuilder()
                        .setMeta(meta(
                                request, "payment-created", request.getSale().getReference()))
                        .setSale(request.getSale())
                        .setQrText(created.qrText())
                        .setExpiresAt(created.expiresAt())
                        .setQrImage(created.qrImage() == null ? null : ByteBuffer.wrap(created.qrImage()))
                        .build());
    }

    private Emission<PaymentRejected> rejected(PaymentRequested request, Initiation.Rejected rejected) {
        return Emission.of(
                Topics.PAYMENT_REJECTED,
                PaymentRejected.newBuilder()
                        .setMeta(meta(
                                request, "payment-rejected", request.getSale().getReference(), rejected.code()))
                        .setSale(request.getSale())
                        .setCode(rejected.code())
                        .setMessage(rejected.message())
                        .build());
    }

    private Meta meta(PaymentRequested request, String... fact) {
        return Metas.of(PRODUCER, request.getMeta().getId(), clock.instant(), fact);
    }
}
