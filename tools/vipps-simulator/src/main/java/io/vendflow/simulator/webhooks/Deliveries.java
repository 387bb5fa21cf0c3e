package io.vendflow.simulator.webhooks;

import io.vendflow.simulator.faults.Fault;
import io.vendflow.simulator.faults.Faults;
import io.vendflow.simulator.faults.Strike;
import io.vendflow.simulator.faults.Subject;
import io.vendflow.simulator.payments.Payment;
import io.vendflow.simulator.payments.PaymentEvent;
import io.vendflow.simulator.payments.PaymentEvents;
import io.vendflow.simulator.payments.PaymentId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Brings events to those who registered for them: per registration and payment in order, again until taken. */
final class Deliveries implements PaymentEvents, AutoCloseable {

    private record LineId(String registrationId, PaymentId payment) {}

    /** Whom a rule may be limited to. */
    private record Addressee(PaymentId payment) implements Subject {

        @Override
        public String msn() {
            return payment.msn().value();
        }

        @Override
        public String reference() {
            return payment.reference().value();
        }
    }

    private final Registrations registrations;
    private final BiFunction<Payment, PaymentEvent, byte[]> payload;
    private final Transport transport;
    private final Faults faults;
    private final Clock clock;
    private final Consumer<WebhookEntry> log;
    private final ConcurrentMap<LineId, Line> lines = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean started;

    /**
     * @param payload what a webhook carries
     * @param clock moves: retries come when it says so
     */
    Deliveries(
            Registrations registrations,
            BiFunction<Payment, PaymentEvent, byte[]> payload,
            Transport transport,
            Faults faults,
            Clock clock,
            Consumer<WebhookEntry> log) {
        this.registrations = registrations;
        this.payload = payload;
        this.transport = transport;
        this.faults = faults;
        this.clock = clock;
        this.log = log;
    }

    @Override
    public void happened(Payment payment, PaymentEvent event) {
        List<Registration> interested =
                registrations.interestedIn(payment.id().msn(), event.name().webhookType());
        if (interested.isEmpty()) {
            return;
        }
        byte[] body = payload.apply(payment, event);
        interested.forEach(registration -> enqueue(registration, payment, event, body));
    }

    /** Begins to send; what was queued before, too. */
    void start() {
        started = true;
        retryDue();
    }

    /** Sends what is due by the clock. */
    public void retryDue() {
        if (started) {
            lines.forEach(this::work);
        }
    }

    void settle(WebhookEntry.Settled settled) {
        LineId id = new LineId(settled.registrationId(), settled.payment());
        lines.computeIfPresent(id, (key, line) -> {
            line.settle(settled);
            return line.waiting().isEmpty() ? null : line;
        });
    }

    /** Drops what waits for a registration that is gone. */
    void forget(String registrationId) {
        lines.forEach((id, line) -> {
            if (id.registrationId().equals(registrationId)) {
                line.close();
                lines.remove(id, line);
            }
        });
    }

    /** Ends registrations that took nothing for two weeks. Those that are still owed something get their chance first. */
    void forgetTheDead() {
        for (Registration registration : registrations.all()) {
            if (registrations.health().isDead(registration.id(), () -> owes(registration.id()), clock.instant())
                    && registrations.delete(registration.msn(), registration.id())) {
                forget(registration.id());
            }
        }
    }

    private boolean owes(String registrationId) {
        return lines.keySet().stream().anyMatch(id -> id.registrationId().equals(registrationId));
    }

    boolean isAtRest() {
        return lines.values().stream().noneMatch(Line::isBusy);
    }

    List<Delivery> waiting() {
        return lines.values().stream().flatMap(line -> line.waiting().stream()).toList();
    }

    void clear() {
        lines.values().forEach(Line::close);
        lines.clear();
    }

    void restore(Registration registration, WebhookEntry.Owed owed) {
        byte[] body = owed.body().getBytes(StandardCharsets.UTF_8);
        enqueue(new Delivery(registration, owed.payment(), owed.pspReference(), body, Strike.NONE, clock.instant()));
    }

    private void enqueue(Registration registration, Payment payment, PaymentEvent event, byte[] body) {
        // Here and not when it is sent, so that the order of the events decides, and a seeded run repeats.
        Strike strike = started ? faults.strikeDelivery(new Addressee(payment.id())) : Strike.NONE;
        if (strike.is(Fault.WEBHOOK_LOST)) {
            log.accept(new WebhookEntry.Settled(registration.id(), payment.id(), event.pspReference()));
            return;
        }
        byte[] told = strike.is(Fault.WEBHOOK_UNSUCCESSFUL) ? payload.apply(payment, event.unsuccessful()) : body;
        enqueue(new Delivery(registration, payment.id(), event.pspReference(), told, strike, clock.instant()));
    }

    private void enqueue(Delivery delivery) {
        LineId id = new LineId(delivery.registration().id(), delivery.payment());
        Line line = lines.compute(id, (key, old) -> {
            if (old != null && old.add(delivery)) {
                return old;
            }
            Line fresh = new Line();
            fresh.add(delivery);
            return fresh;
        });
        if (started) {
            work(id, line);
        }
    }

    private void work(LineId id, Line line) {
        if (!line.claim(clock.instant())) {
            return;
        }
        try {
            workers.execute(() -> deliverAll(id, line));
        } catch (RejectedExecutionException closing) {
            line.close();
        }
    }

    private void deliverAll(LineId id, Line line) {
        boolean ended = false;
        try {
            deliverWhatIsReady(id, line);
            ended = true;
        } finally {
            if (!ended) {
                // It could not be written down that the head is settled: told once more, later, rather than stuck.
                line.postpone(clock.instant());
            }
        }
    }

    private void deliverWhatIsReady(LineId id, Line line) {
        for (Optional<Delivery> head = line.head(clock.instant());
                head.isPresent();
                head = line.head(clock.instant())) {
            Delivery delivery = head.get();
            if (!deliver(delivery, line.isFirstAttempt()) && line.postpone(clock.instant())) {
                return;
            }
            log.accept(new WebhookEntry.Settled(
                    delivery.registration().id(), delivery.payment(), delivery.pspReference()));
            line.removeHead();
        }
        if (line.isEnded()) {
            lines.remove(id, line);
        }
    }

    private boolean deliver(Delivery delivery, boolean firstAttempt) {
        Registration registration = delivery.registration();
        boolean taken = transport.send(
                firstAttempt && delivery.isWronglySigned() ? registration.withAnotherSecret() : registration,
                delivery.body());
        if (taken && delivery.isDoubled()) {
            taken = transport.send(registration, delivery.body());
        }
        registrations.health().answered(registration.id(), taken, clock.instant());
        return taken;
    }

    @Override
    public void close() {
        started = false;
        workers.shutdownNow();
    }
}
