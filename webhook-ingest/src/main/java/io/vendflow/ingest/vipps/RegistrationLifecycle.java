package io.vendflow.ingest.vipps;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.sale.MerchantSerialNumber;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Registers in the background as soon as our own door is open, repeats it until Vipps answers, and now and then looks
 * whether the registration is still there. Nothing waits for it: polling finds every payment, only later.
 */
final class RegistrationLifecycle implements SmartLifecycle {

    private static final Logger LOGGER = LoggerFactory.getLogger(RegistrationLifecycle.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration BETWEEN_CHECKS = Duration.ofMinutes(5);

    private final WebhookRegistrar registrar;
    private final Set<MerchantSerialNumber> merchants;
    private final Map<MerchantSerialNumber, String> registered = new ConcurrentHashMap<>();
    private final ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("webhook-registration").factory());
    private volatile boolean running;

    RegistrationLifecycle(WebhookRegistrar registrar, Set<MerchantSerialNumber> merchants, MeterRegistry meters) {
        this.registrar = registrar;
        this.merchants = merchants;
        Gauge.builder("vendflow.webhooks.unregistered", registered, done -> merchants.size() - done.size())
                .description("Merchants whose webhooks should be registered and are not")
                .register(meters);
    }

    @Override
    public void start() {
        running = true;
        merchants.forEach(merchant -> schedule(() -> register(merchant, FIRST_PAUSE), Duration.ZERO));
    }

    private void register(MerchantSerialNumber merchant, Duration pause) {
        Optional<String> id = registrar.register(merchant);
        if (id.isPresent()) {
            registered.put(merchant, id.get());
            schedule(() -> check(merchant, id.get()), BETWEEN_CHECKS);
        } else {
            Duration next = pause.multipliedBy(2);
            schedule(() -> register(merchant, next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next), pause);
        }
    }

    private void check(MerchantSerialNumber merchant, String id) {
        if (registrar.isStillThere(merchant, id)) {
            schedule(() -> check(merchant, id), BETWEEN_CHECKS);
        } else {
            registered.remove(merchant);
            register(merchant, FIRST_PAUSE);
        }
    }

    private void schedule(Runnable task, Duration pause) {
        if (running) {
            var _ = threads.schedule(() -> runOrTryAgain(task), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** A mistake of ours must not be the end of all: without a next time nobody would register before the next start. */
    private void runOrTryAgain(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOGGER.error("registering webhooks failed by a mistake of ours, tried again in {}", LONGEST_PAUSE, e);
            schedule(task, LONGEST_PAUSE);
        }
    }

    @Override
    public void stop() {
        running = false;
        threads.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
