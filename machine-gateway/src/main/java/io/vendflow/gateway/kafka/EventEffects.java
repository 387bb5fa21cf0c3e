package io.vendflow.gateway.kafka;

import io.vendflow.gateway.Display;
import io.vendflow.gateway.Effects;
import io.vendflow.gateway.GatewayMetrics;
import io.vendflow.gateway.GiveUpReason;
import io.vendflow.gateway.PaymentUpdate;
import io.vendflow.gateway.Person;
import io.vendflow.gateway.SaleStep;
import io.vendflow.gateway.Uplink;
import io.vendflow.gateway.Vend;
import io.vendflow.kafka.Emission;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.Sale;
import io.vendflow.sale.SaleId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Effects as events for the other services and messages for machines. */
public final class EventEffects implements Effects {

    private static final Logger LOGGER = LoggerFactory.getLogger(EventEffects.class);

    /** Long enough to be read by a technician's tool, short enough not to greet a machine that is repaired next week. */
    private static final Duration ERRORS_ARE_NEWS_FOR = Duration.ofHours(1);

    /** MQTT allows 65,535 bytes; something that calls itself a machine by more than this does not listen. */
    private static final int LONGEST_MACHINE = 100;

    /** The way out. What leaves for one decision leaves together or not at all. */
    public interface Exit {

        void publish(Emission<?> emission);

        /** @param message an entry of the outbox */
        void toMachine(String machine, byte[] message);

        Instant now();
    }

    private final Exit exit;
    private final WireJson wire = new WireJson();
    private final GatewayMetrics metrics;
    private String cause = "";
    private boolean again;

    public EventEffects(Exit exit, GatewayMetrics metrics) {
        this.exit = exit;
        this.metrics = metrics;
    }

    /** What the effects that follow are caused by. */
    public void causedBy(String id) {
        causedBy(id, false);
    }

    /** @param comesAgain whether it was, or should have been, decided about before */
    public void causedBy(String id, boolean comesAgain) {
        cause = id;
        again = comesAgain;
    }

    @Override
    public void requestPayment(Sale sale, @Nullable Display drawnByVipps) {
        exit.publish(GatewayEvents.paymentRequested(sale, drawnByVipps, cause));
    }

    @Override
    public void requestCancel(Sale sale, GiveUpReason reason) {
        exit.publish(GatewayEvents.cancelRequested(sale, reason, null, cause, now()));
    }

    @Override
    public void requestCancel(Sale sale, GiveUpReason reason, Person by) {
        exit.publish(GatewayEvents.cancelRequested(sale, reason, by, cause, now()));
    }

    @Override
    public void held(Sale sale) {
        metrics.held();
        LOGGER.atWarn()
                .addKeyValue("reference", sale.reference())
                .log("nobody said what was dispensed, and the policy is to hold the money: an operator must decide");
    }

    @Override
    public void reportVend(Vend vend) {
        metrics.reported(vend.outcome());
        exit.publish(GatewayEvents.vendReported(vend, cause, now()));
    }

    @Override
    public void reportPresence(MachineId machineId, boolean online, String bootId, String firmware) {
        metrics.presenceChanged(online);
        exit.publish(GatewayEvents.presence(machineId, online, bootId, firmware, cause, now()));
    }

    @Override
    public void tell(PaymentUpdate update) {
        metrics.told(update.state());
        exit.toMachine(update.machineId().value(), wire.of(update));
    }

    @Override
    public void tellError(String machine, String code, String message, @Nullable SaleId saleId, String topic) {
        metrics.erred(code);
        if (machine.length() <= LONGEST_MACHINE) {
            exit.toMachine(
                    machine, wire.ofError(machine, code, message, saleId, topic, now().plus(ERRORS_ARE_NEWS_FOR)));
        }
    }

    @Override
    public void bury(Uplink uplink, @Nullable SaleId saleId, String code, String message) {
        exit.publish(GatewayEvents.deadLetter(uplink, saleId, code, message));
    }

    @Override
    public void ignored(String what) {
        metrics.ignored(what);
    }

    @Override
    public void took(SaleStep step, @Nullable Instant begin, Instant end) {
        if (begin != null && !again) {
            metrics.took(step, end.isBefore(begin) ? Duration.ZERO : Duration.between(begin, end));
        }
    }

    @Override
    public boolean comesAgain() {
        return again;
    }

    @Override
    public Instant now() {
        return exit.now();
    }
}
