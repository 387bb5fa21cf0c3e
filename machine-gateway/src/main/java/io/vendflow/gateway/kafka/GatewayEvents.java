package io.vendflow.gateway.kafka;

import io.vendflow.events.CancelRequested;
import io.vendflow.events.DeadLetter;
import io.vendflow.events.MachinePresence;
import io.vendflow.events.Meta;
import io.vendflow.events.PaymentRequested;
import io.vendflow.events.QrImage;
import io.vendflow.events.ReleaseReason;
import io.vendflow.events.Topics;
import io.vendflow.events.VendOutcome;
import io.vendflow.events.VendReported;
import io.vendflow.gateway.Display;
import io.vendflow.gateway.GiveUpReason;
import io.vendflow.gateway.Person;
import io.vendflow.gateway.Uplink;
import io.vendflow.gateway.Vend;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.Metas;
import io.vendflow.kafka.SaleMapper;
import io.vendflow.kafka.SaleTraces;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.Sale;
import io.vendflow.sale.SaleId;
import io.vendflow.sale.Traceparent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decisions as events. */
final class GatewayEvents {

    static final String PRODUCER = "machine-gateway";

    private GatewayEvents() {}

    static Emission<PaymentRequested> paymentRequested(Sale sale, @Nullable Display drawnByVipps, String cause) {
        return Emission.of(
                Topics.PAYMENT_REQUESTED,
                new PaymentRequested(
                        meta(
                                cause,
                                sale.requestedAt(),
                                SaleTraces.beginning(sale.reference().value())),
                        SaleMapper.toEvent(sale),
                        drawnByVipps == null
                                ? null
                                : new QrImage(drawnByVipps.format().name(), drawnByVipps.size())));
    }

    static Emission<CancelRequested> cancelRequested(
            Sale sale, GiveUpReason reason, @Nullable Person by, String cause, Instant now) {
        return Emission.of(
                Topics.CANCEL_REQUESTED,
                CancelRequested.newBuilder()
                        .setMeta(meta(
                                cause, now, "cancel-requested", sale.reference().value(), reason.name()))
                        .setSale(SaleMapper.toEvent(sale))
                        .setReason(ReleaseReason.valueOf(reason.name()))
                        .setRequestedBy(by == null ? null : by.name())
                        .setNote(by == null ? null : by.reason())
                        .build());
    }

    static Emission<VendReported> vendReported(Vend vend, String cause, Instant now) {
        Sale sale = vend.sale();
        String outcome = vend.outcome().name();
        return Emission.of(
                Topics.VEND_REPORTED,
                VendReported.newBuilder()
                        .setMeta(meta(
                                cause, now, "vend-reported", sale.reference().value(), outcome))
                        .setSale(SaleMapper.toEvent(sale))
                        .setOutcome(VendOutcome.valueOf(outcome))
                        .setDispensed(SaleMapper.toEvent(vend.dispensed()))
                        .setDispensedAmount(Sale.totalOf(vend.dispensed()))
                        .setAuthorizedAmount(vend.authorizedAmount())
                        .setReason(vend.reason())
                        .setDecidedBy(vend.decidedBy())
                        .build());
    }

    static Emission<MachinePresence> presence(
            MachineId machineId, boolean online, String bootId, String firmware, String cause, Instant now) {
        return Emission.of(
                Topics.PRESENCE,
                new MachinePresence(
                        meta(cause, now, "presence", machineId.value(), bootId, String.valueOf(online), cause),
                        machineId.value(),
                        online,
                        bootId,
                        firmware));
    }

    static Emission<DeadLetter> deadLetter(Uplink uplink, @Nullable SaleId saleId, String code, String message) {
        return Emission.of(
                Topics.DEAD_LETTERS,
                DeadLetter.newBuilder()
                        .setMeta(meta(uplink.id(), uplink.receivedAt(), "dead-letter", PRODUCER, uplink.id()))
                        .setOrigin("mqtt")
                        .setTopic(uplink.topic())
                        .setKey(uplink.machine())
                        .setPayload(ByteBuffer.wrap(uplink.payload()))
                        .setHeaders(headers(uplink, saleId))
                        .setCode(code)
                        .setMessage(message)
                        .build());
    }

    /**
     * What a sale's events have as subject, so that a contradiction of the machine's is found with its sale; the machine's
     * trace; and how the message came again, so that the sendings are counted.
     */
    private static Map<String, ByteBuffer> headers(Uplink uplink, @Nullable SaleId saleId) {
        Map<String, ByteBuffer> headers = new HashMap<>();
        uplink.again().forEach((name, value) -> headers.put(name, bytes(value)));
        Traceparent traceparent = uplink.traceparent();
        if (traceparent != null) {
            headers.put(Traceparent.HEADER, bytes(traceparent.header()));
        }
        if (saleId != null && MachineId.isValid(uplink.machine())) {
            headers.put(
                    "ce_subject",
                    bytes(PaymentReference.of(new MachineId(uplink.machine()), saleId)
                            .value()));
        }
        return headers;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Meta meta(String cause, Instant at, String... fact) {
        return Metas.of(PRODUCER, cause, at, fact);
    }
}
