package io.vendflow.simulator.webhooks;

import io.vendflow.simulator.faults.Faults;
import io.vendflow.simulator.payments.Payment;
import io.vendflow.simulator.payments.PaymentEvent;
import io.vendflow.simulator.payments.PaymentEvents;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Registrations and deliveries together: the way into this package. */
public final class Webhooks implements PaymentEvents, AutoCloseable {

    private final Registrations registrations;
    private final Deliveries deliveries;

    /**
     * @param receiversClock dates the attempts
     * @param clock moves, and with it the retries
     */
    public Webhooks(
            BiFunction<Payment, PaymentEvent, byte[]> payload,
            Faults faults,
            Clock receiversClock,
            Clock clock,
            Consumer<WebhookEntry> log) {
        this.registrations = new Registrations(log);
        this.deliveries = new Deliveries(
                registrations, payload, new HttpTransport(receiversClock, HttpTransport.TIMEOUT), faults, clock, log);
    }

    /** @param allowHttp whether http URLs on loopback and private names are taken */
    public WebhookApi api(boolean allowHttp) {
        return new WebhookApi(registrations, deliveries, new WebhookUrls(allowHttp));
    }

    @Override
    public void happened(Payment payment, PaymentEvent event) {
        deliveries.happened(payment, event);
    }

    public void start() {
        deliveries.start();
    }

    /** Sends what is due by the clock, and forgets registrations that have taken nothing for too long. */
    public void retryDue() {
        deliveries.retryDue();
        deliveries.forgetTheDead();
    }

    /** Whether no attempt is under way; what waits for its time does not count. */
    public boolean isAtRest() {
        return deliveries.isAtRest();
    }

    public void restore(WebhookEntry entry) {
        switch (entry) {
            case WebhookEntry.Registered registered -> registrations.restore(registered.registration());
            case WebhookEntry.Deleted deleted -> {
                registrations.remove(deleted.registrationId());
                deliveries.forget(deleted.registrationId());
            }
            case WebhookEntry.Settled settled -> deliveries.settle(settled);
            case WebhookEntry.Owed owed ->
                registrations
                        .find(owed.registrationId())
                        .ifPresent(registration -> deliveries.restore(registration, owed));
        }
    }

    /** Registrations first, so that what is owed finds whom it is owed to. */
    public List<WebhookEntry> snapshot() {
        List<WebhookEntry> entries = new ArrayList<>();
        registrations.all().forEach(registration -> entries.add(new WebhookEntry.Registered(registration)));
        deliveries
                .waiting()
                .forEach(delivery -> entries.add(new WebhookEntry.Owed(
                        delivery.registration().id(),
                        delivery.payment(),
                        delivery.pspReference(),
                        new String(delivery.body(), StandardCharsets.UTF_8))));
        return entries;
    }

    public void clear() {
        registrations.clear();
        deliveries.clear();
    }

    @Override
    public void close() {
        deliveries.close();
    }
}
