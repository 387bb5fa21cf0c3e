package io.vendflow.gateway.kafka;

import io.opentelemetry.api.trace.SpanKind;
import io.vendflow.gateway.MachineMessage;
import io.vendflow.gateway.MachineTopic;
import io.vendflow.gateway.Memory;
import io.vendflow.gateway.SaleRecord;
import io.vendflow.gateway.Uplink;
import io.vendflow.kafka.SaleTraces;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.SaleId;
import io.vendflow.sale.Traceparent;
import io.vendflow.tracing.Handling;
import io.vendflow.tracing.Place;
import io.vendflow.tracing.TraceIds;
import io.vendflow.tracing.Tracing;
import io.vendflow.tracing.Work;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a machine's message belongs: a sale that is known stays in its first trace, and what the machine sent this time is
 * linked; a sale that begins is in the trace that the machine sent, else in the one that follows from its reference.
 */
final class UplinkTraces {

    /** The words for spans' names are ours, not a stranger's. */
    private static final Set<String> CHANNELS = Set.of("sale", "vend", "cancel");

    private final Tracing tracing;
    private final Memory memory;

    UplinkTraces(Tracing tracing, Memory memory) {
        this.tracing = tracing;
        this.memory = memory;
    }

    /** Begins to serve a message. Machines that come and go are not recorded. */
    Handling begin(Uplink uplink, MachineMessage message) {
        Traceparent sent = uplink.traceparent();
        String machine = MachineId.isValid(uplink.machine()) ? uplink.machine() : null;
        PaymentReference reference = referenceOf(machine, message);
        SaleRecord known = reference == null ? null : memory.sale(reference);
        Place place = place(uplink, reference, known);
        String about = reference == null ? null : reference.value();
        if (message instanceof MachineMessage.Presence) {
            return tracing.enter(place, about, machine);
        }
        MachineTopic topic = MachineTopic.parse(uplink.topic());
        String channel = topic != null && CHANNELS.contains(topic.channel()) ? topic.channel() : "{other}";
        String template = "vending/v1/up/{machineId}/" + channel;
        Work work = Work.at(place, SpanKind.CONSUMER, "process " + template)
                .about(about, machine)
                .with("messaging.system", "mqtt")
                .with("messaging.operation.type", "process")
                .with("messaging.operation.name", "process")
                .with("messaging.destination.template", template)
                .with("messaging.message.body.size", uplink.payload().length)
                .linkedTo(sent != null && !sent.traceId().equals(place.traceId()) ? sent : null);
        // What an operator lets come again has not been under way all the time.
        return tracing.begin(uplink.again().isEmpty() ? work.since(uplink.receivedAt()) : work)
                .moment("out of the inbox");
    }

    /**
     * A sale of whose trace nothing is recorded says so, as if its machine had: it goes on from state stores as well, where no
     * header says it.
     */
    static Uplink decided(Uplink uplink, Handling handling) {
        Traceparent here = handling.traceparent();
        return uplink.traceparent() != null || here.sampled()
                ? uplink
                : uplink.in(new Traceparent(here.traceId(), TraceIds.spanOf(here.traceId()), false));
    }

    private static Place place(Uplink uplink, @Nullable PaymentReference reference, @Nullable SaleRecord known) {
        Traceparent sent = uplink.traceparent();
        if (known == null) {
            return sent != null
                    ? Place.under(sent)
                    : Place.rootOf(reference == null ? TraceIds.traceOf(uplink.id()) : TraceIds.traceOf(reference));
        }
        Traceparent beginning = SaleTraces.of(known.sale());
        return Place.under(sent != null && sent.traceId().equals(beginning.traceId()) ? sent : beginning);
    }

    private static @Nullable PaymentReference referenceOf(@Nullable String machine, MachineMessage message) {
        SaleId saleId = switch (message) {
            case MachineMessage.SaleRequest request -> request.saleId();
            case MachineMessage.VendReport report -> report.saleId();
            case MachineMessage.CancelRequest cancel -> cancel.saleId();
            case MachineMessage.Unusable unusable -> unusable.saleId();
            case MachineMessage.Presence _ -> null;
        };
        return machine == null || saleId == null ? null : PaymentReference.of(new MachineId(machine), saleId);
    }
}
