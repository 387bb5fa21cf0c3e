package io.vendflow.stack;

import io.vendflow.stack.SupervisedChild.Program;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Everything of Vendflow, running on this machine: Kafka in this JVM, the rest in children that are supervised.
 *
 * <pre>{@code
 * try (LocalStack stack = LocalStack.builder().dataDir(folder).freePorts().start()) {
 *     stack.kill("capture-service");       // SIGKILL; it is started again by itself
 *     stack.awaitReady("capture-service");
 * }
 * }</pre>
 *
 * Parts go by name: {@code kafka}, {@code mqtt-broker}, {@code schema-registry}, {@code vipps-simulator} and the services.
 */
public final class LocalStack implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration DISK_EVERY = Duration.ofSeconds(5);

    private final Addresses addresses;
    private final DataDirectory data;
    private final UnaryOperator<Program> recorder;
    private final Consumer<String> say;
    private final Runnable onFatal;
    private final ScheduledExecutorService scheduler = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("supervisor").factory());

    /** In the order of starting. */
    private final Map<String, Part> parts = new LinkedHashMap<>();

    private boolean closed;

    LocalStack(
            Addresses addresses,
            DataDirectory data,
            UnaryOperator<Program> recorder,
            Consumer<String> say,
            Runnable onFatal) {
        this.recorder = recorder;
        this.addresses = addresses;
        this.data = data;
        this.say = say;
        this.onFatal = onFatal;
        var _ = scheduler.scheduleWithFixedDelay(
                new DiskWatch(data::free, say), 0, DISK_EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    public static LocalStackBuilder builder() {
        return new LocalStackBuilder();
    }

    public Addresses addresses() {
        return addresses;
    }

    /** The parts that can be named, in the order of starting. */
    public List<String> names() {
        synchronized (parts) {
            return List.copyOf(parts.keySet());
        }
    }

    /** SIGKILL. Supervision starts it again at once, or later if it dies often. Not for Kafka, which is in this JVM. */
    public void kill(String name) throws InterruptedException {
        child(name).kill();
    }

    /** SIGKILL, and it stays down until {@link #start}. */
    public void killAndHold(String name) throws InterruptedException {
        child(name).killAndHold();
    }

    /** SIGTERM, then SIGKILL after a while, and it stays down until {@link #start}. */
    public void stop(String name) throws InterruptedException {
        part(name).stop(GRACE);
    }

    /** Starts what was stopped; see {@link #awaitReady}. */
    public void start(String name) {
        synchronized (parts) {
            requireOpen();
            part(name).start();
        }
    }

    /** @throws IllegalStateException when it is not running just now */
    public long pid(String name) {
        return child(name).pid().orElseThrow(() -> new IllegalStateException(name + " is not running"));
    }

    /** @throws StackException when it is not ready in four minutes, or keeps ending */
    public void awaitReady(String name) throws InterruptedException {
        part(name).awaitReady(START);
    }

    void startInfrastructure(Programs programs, BiConsumer<Map<String, Object>, String> preparation)
            throws InterruptedException {
        start(List.of(
                new KafkaPart(data.path().resolve("kafka"), addresses.ports().of(Port.KAFKA), this::kafkaGaveUp),
                supervised(programs.mqttBroker()),
                supervised(programs.schemaRegistry())));
        long since = System.nanoTime();
        preparation.accept(
                Map.of("bootstrap.servers", addresses.kafkaBootstrapServers()), addresses.schemaRegistryUrl());
        sayReady("topics and schemas", since);
    }

    void startPrograms(Programs programs, Collection<Service> services, boolean simulator) throws InterruptedException {
        List<Part> children = new ArrayList<>();
        if (simulator) {
            children.add(supervised(programs.simulator()));
        }
        for (Service service : Service.values()) {
            if (services.contains(service)) {
                children.add(supervised(programs.of(service)));
            }
        }
        start(children);
    }

    /** Services first, while everything they need is still there; then the rest, against the order of starting. */
    @Override
    public synchronized void close() {
        List<Part> running = closeForNewParts();
        if (data.isClosed()) {
            return;
        }
        Set<String> infrastructure =
                Set.of(KafkaPart.NAME, Programs.MQTT_BROKER, Programs.SCHEMA_REGISTRY, Programs.SIMULATOR);
        stop(running, name -> !infrastructure.contains(name));
        stop(running, Programs.SIMULATOR::equals);
        stop(running, Set.of(Programs.SCHEMA_REGISTRY, Programs.MQTT_BROKER)::contains);
        stop(running, KafkaPart.NAME::equals);
        scheduler.shutdownNow();
        data.close();
    }

    private static void stop(List<Part> running, Predicate<String> which) {
        List<Part> chosen =
                running.stream().filter(part -> which.test(part.name())).toList();
        try {
            Together.forEach(chosen, part -> part.stop(GRACE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the lifeline ends what is left
        }
    }

    private void start(List<? extends Part> together) throws InterruptedException {
        long since = System.nanoTime();
        together.forEach(this::add);
        Together.forEach(together, part -> {
            part.awaitReady(START);
            sayReady(part.name(), since);
        });
    }

    private void add(Part part) {
        synchronized (parts) {
            requireOpen();
            parts.put(part.name(), part);
            part.start();
        }
    }

    private List<Part> closeForNewParts() {
        synchronized (parts) {
            closed = true;
            return List.copyOf(parts.values());
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new StackException("stopped");
        }
    }

    private SupervisedChild supervised(Program program) {
        return new SupervisedChild(recorder.apply(program), data.pidFiles(), scheduler, say);
    }

    private Part part(String name) {
        synchronized (parts) {
            Part part = parts.get(name);
            if (part == null) {
                throw new IllegalArgumentException("there is no " + name + " here, only " + parts.keySet());
            }
            return part;
        }
    }

    private SupervisedChild child(String name) {
        if (part(name) instanceof SupervisedChild child) {
            return child;
        }
        throw new IllegalArgumentException(name + " has no process of its own");
    }

    private void kafkaGaveUp(String reason) {
        long free = data.free();
        say.accept("Kafka gave up: "
                + (free < DiskWatch.LOW
                        ? "the disk is full (" + DataDirectory.megabytes(free) + " left under " + data.path()
                                + "); make room and start again, nothing that was acknowledged is lost"
                        : reason));
        onFatal.run();
    }

    private void sayReady(String what, long since) {
        double seconds = (System.nanoTime() - since) / 1e9;
        say.accept(String.format(Locale.ROOT, "  %-18s %5.1f s", what, seconds));
    }
}
