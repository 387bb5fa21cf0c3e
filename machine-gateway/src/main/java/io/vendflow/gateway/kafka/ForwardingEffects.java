package io.vendflow.gateway.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.gateway.Effects;
import io.vendflow.gateway.GiveUpReason;
import io.vendflow.gateway.PaymentUpdate;
import io.vendflow.gateway.Uplink;
import io.vendflow.gateway.VendOutcome;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.setup.ClusterSetup;
import io.vendflow.kafka.streams.EventContext;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.Sale;
import io.vendflow.sale.SaleId;
import io.vendflow.sale.SaleLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Effects as records of the running transaction. */
final class ForwardingEffects implements Effects {

    /** Long enough to be read by a technician's tool, short enough not to greet a machine that is repaired next week. */
    private static final Duration ERRORS_ARE_NEWS_FOR = Duration.ofHours(1);

    /** MQTT allows 65,535 bytes; something that calls itself a machine by more than this does not listen. */
    private static final int LONGEST_MACHINE = 100;

    private final ProcessorContext<String, byte[]> context;
    private final EventContext events;
    private final WireJson wire = new WireJson();
    private final MeterRegistry meters;
    private String cause = "";

    ForwardingEffects(ProcessorContext<String, byte[]> context, EventCodec codec, MeterRegistry meters) {
        this.context = context;
        this.events = new EventContext(context, codec);
        this.meters = meters;
    }

    /** What the effects that follow are caused by. */
    void causedBy(String id) {
        cause = id;
    }

    @Override
    public void requestPayment(Sale sale) {
        events.forward(GatewayEvents.paymentRequested(sale, cause));
    }

    @Override
    public void requestCancel(Sale sale, GiveUpReason reason) {
        events.forward(GatewayEvents.cancelRequested(sale, reason, cause, now()));
    }

    @Override
    public void reportVend(
            Sale sale, VendOutcome outcome, List<SaleLine> dispensed, long authorizedAmount, @Nullable String reason) {
        meters.counter("vendflow.gateway.vends", "outcome", outcome.name()).increment();
        events.forward(GatewayEvents.vendReported(sale, outcome, dispensed, authorizedAmount, reason, cause, now()));
    }

    @Override
    public void reportPresence(MachineId machineId, boolean online, String bootId, String firmware) {
        events.forward(GatewayEvents.presence(machineId, online, bootId, firmware, cause, now()));
    }

    @Override
    public void tell(PaymentUpdate update) {
        meters.counter("vendflow.gateway.updates", "state", update.state()).increment();
        toOutbox(update.machineId().value(), wire.of(update));
    }

    @Override
    public void tellError(String machine, String code, String message, @Nullable SaleId saleId, String topic) {
        meters.counter("vendflow.gateway.errors", "code", code).increment();
        if (machine.length() <= LONGEST_MACHINE) {
            toOutbox(machine, wire.ofError(machine, code, message, saleId, topic, now().plus(ERRORS_ARE_NEWS_FOR)));
        }
    }

    @Override
    public void bury(Uplink uplink, String code, String message) {
        events.forward(GatewayEvents.deadLetter(uplink, code, message));
    }

    @Override
    public void ignored(String what) {
        meters.counter("vendflow.gateway.ignored", "what", what).increment();
    }

    @Override
    public Instant now() {
        return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }

    EventContext events() {
        return events;
    }

    private void toOutbox(String machine, byte[] message) {
        context.forward(new Record<>(machine, message, now().toEpochMilli()), ClusterSetup.GATEWAY_OUTBOX);
    }
}
