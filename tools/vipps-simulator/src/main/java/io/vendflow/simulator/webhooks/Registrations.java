package io.vendflow.simulator.webhooks;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.simulator.merchants.Secret;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The registered webhooks. */
final class Registrations {

    /** Registrations per event type and sales unit. */
    static final int MOST_PER_EVENT = 25;

    /** 64 bytes are 88 characters of base64, as real secrets have. */
    private static final int SECRET_BYTES = 64;

    /** An event of its own kind, which only one may hear. */
    static final String CHECKED_IN = "user.checked-in.v1";

    private final Health health = new Health();
    private final SecureRandom random = new SecureRandom();
    private final List<Registration> registrations = new CopyOnWriteArrayList<>();
    private final Consumer<WebhookEntry> log;

    Registrations(Consumer<WebhookEntry> log) {
        this.log = log;
    }

    /** @return nothing when there are too many for one of the events */
    synchronized Optional<Registration> register(MerchantSerialNumber msn, URI url, List<String> events) {
        for (String event : events) {
            if (interestedIn(msn, event).size() >= mostFor(event)) {
                return Optional.empty();
            }
        }
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        Registration registration = new Registration(
                UUID.randomUUID().toString(),
                msn,
                url,
                events,
                new Secret(Base64.getEncoder().encodeToString(secret)));
        log.accept(new WebhookEntry.Registered(registration));
        registrations.add(registration);
        return Optional.of(registration);
    }

    static int mostFor(String event) {
        return event.equals(CHECKED_IN) ? 1 : MOST_PER_EVENT;
    }

    Health health() {
        return health;
    }

    /** @return whether the sales unit had such a registration */
    synchronized boolean delete(MerchantSerialNumber msn, String id) {
        boolean known =
                of(msn).stream().anyMatch(registration -> registration.id().equals(id));
        if (known) {
            log.accept(new WebhookEntry.Deleted(id));
            remove(id);
        }
        return known;
    }

    void restore(Registration registration) {
        registrations.add(registration);
    }

    void remove(String id) {
        registrations.removeIf(registration -> registration.id().equals(id));
        health.forget(id);
    }

    List<Registration> of(MerchantSerialNumber msn) {
        return registrations.stream()
                .filter(registration -> registration.msn().equals(msn))
                .toList();
    }

    List<Registration> interestedIn(MerchantSerialNumber msn, String event) {
        return of(msn).stream()
                .filter(registration -> registration.events().contains(event))
                .toList();
    }

    Optional<Registration> find(String id) {
        return registrations.stream()
                .filter(registration -> registration.id().equals(id))
                .findFirst();
    }

    List<Registration> all() {
        return List.copyOf(registrations);
    }

    void clear() {
        registrations.clear();
        health.clear();
    }
}
