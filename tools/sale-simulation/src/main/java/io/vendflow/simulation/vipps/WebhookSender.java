package io.vendflow.simulation.vipps;

import io.vendflow.events.Topics;
import io.vendflow.events.WebhookReceived;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.Metas;
import io.vendflow.simulation.log.EventLog;
import io.vendflow.simulation.log.Odds;
import io.vendflow.simulation.world.Chance;
import io.vendflow.simulation.world.World;
import io.vendflow.simulator.payments.Payment;
import io.vendflow.simulator.payments.PaymentEvent;
import io.vendflow.simulator.payments.PaymentEvents;
import java.nio.ByteBuffer;

/** Tells what happened to payments: late, twice, in another order, or not at all. */
public final class WebhookSender implements PaymentEvents {

    private final World world;
    private final Chance chance;
    private final Odds odds;
    private final EventLog log;

    public WebhookSender(World world, Odds odds, EventLog log) {
        this.world = world;
        this.chance = world.chance();
        this.odds = odds;
        this.log = log;
    }

    @Override
    public void happened(Payment payment, PaymentEvent event) {
        if (chance.happens(odds.webhookLost())) {
            return;
        }
        sendLater(payment, event);
        if (chance.happens(odds.doubled())) {
            sendLater(payment, event);
        }
    }

    private void sendLater(Payment payment, PaymentEvent event) {
        long delay = chance.happens(0.02) ? chance.between(60_000, 3_600_000) : chance.between(50, 4_000);
        world.after(delay, () -> send(payment, event));
    }

    private void send(Payment payment, PaymentEvent event) {
        String reference = payment.id().reference().value();
        log.append(
                "Vipps",
                Emission.of(
                        Topics.WEBHOOK_RECEIVED,
                        WebhookReceived.newBuilder()
                                .setMeta(Metas.of("webhook-ingest", "", world.now(), "webhook", event.pspReference()))
                                .setMerchantSerialNumber(payment.id().msn().value())
                                .setReference(reference)
                                .setName(event.name().name())
                                .setPspReference(event.pspReference())
                                .setReceivedAt(world.now())
                                .setBody(ByteBuffer.allocate(0))
                                .build()));
    }
}
