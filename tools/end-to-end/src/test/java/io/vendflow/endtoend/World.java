package io.vendflow.endtoend;

import io.vendflow.events.MachineProfile;
import io.vendflow.events.Topics;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.Metas;
import io.vendflow.stack.LocalStack;
import io.vendflow.stack.LocalStackBuilder;
import io.vendflow.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The whole stack, started once for all tests; each test gets machines and sales of its own. */
final class World implements Installation, AutoCloseable {

    /** The gateway's; this broker lets anybody in, but the gateway has it. */
    static final String MQTT_PASSWORD = "the-gateways-mqtt-password-6071";

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final LocalStack stack;
    private final Path data;
    private final SpanCollector spans;
    private final VippsBook vipps;
    private final EventLog log;

    private World(LocalStack stack, Path data, SpanCollector spans) {
        this.stack = stack;
        this.data = data;
        this.spans = spans;
        this.vipps = new VippsBook(stack.addresses().simulatorUrl());
        this.log = new EventLog(
                stack.addresses().kafkaBootstrapServers(), stack.addresses().schemaRegistryUrl());
    }

    private static World begin() {
        try {
            SpanCollector spans = new SpanCollector();
            LocalStackBuilder stack = LocalStack.builder();
            for (Service service : Service.values()) {
                // Less than the ten seconds of production: tests that are about time-outs wait for them.
                stack.environment(service.id(), "VENDFLOW_VIPPS_REQUESTTIMEOUT", "4s");
                // As in containers with a collector beside them.
                stack.environment(service.id(), "OTEL_EXPORTER_OTLP_ENDPOINT", spans.endpoint());
                stack.environment(service.id(), "LOG_FORMAT", "json");
                stack.environment(service.id(), "LOGGING_LEVEL_IO_VENDFLOW_TRACING", "DEBUG");
            }
            Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "world");
            Path certificates = Files.writeString(
                    data.resolve("machine-certificates.csv"), "machine,valid_until\nVM0001,2100-01-01T00:00:00Z\n");
            return new World(
                    stack.dataDir(data)
                            .freePorts()
                            .environment("vipps-simulator", "SIMULATOR_RATE_LIMITS", "true")
                            .environment(Service.MACHINE_GATEWAY.id(), "MQTT_USERNAME", "machine-gateway")
                            .environment(Service.MACHINE_GATEWAY.id(), "MQTT_PASSWORD", MQTT_PASSWORD)
                            .environment(
                                    Service.MACHINE_GATEWAY.id(),
                                    "MQTT_MACHINE_CERTIFICATES_FILE",
                                    certificates.toAbsolutePath().toString())
                            .listener(System.out::println)
                            .start(),
                    data,
                    spans);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whatever another test, or containers beside it, have done to it. */
    private void awaitReady() {
        try {
            for (Service service : Service.values()) {
                stack.awaitReady(service.id());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    LocalStack stack() {
        return stack;
    }

    /** Where everything is kept. */
    Path data() {
        return data;
    }

    @Override
    public VippsBook vipps() {
        return vipps;
    }

    @Override
    public EventLog log() {
        return log;
    }

    /** What the services recorded. */
    SpanCollector spans() {
        return spans;
    }

    /** What a child of the stack printed. */
    Path log(String child) {
        return data.resolve("logs").resolve(child + ".log");
    }

    /** The id of a machine that never sold before. */
    String machineId() {
        return "VM%04d".formatted(NEXT.incrementAndGet());
    }

    /** A machine that never sold before, connected. */
    VendingMachine machine() {
        return new VendingMachine(stack.addresses().mqttUrl(), machineId());
    }

    /** A machine of the first merchant that sells on terms of its own. */
    VendingMachine machine(Consumer<MachineProfile.Builder> terms) {
        String id = machineId();
        MachineProfile.Builder profile = MachineProfile.newBuilder()
                .setMeta(Metas.of("a-test", "a-test", Instant.now(), "machine", id))
                .setMachineId(id)
                .setMerchantSerialNumber("123456")
                .setName("")
                .setPlace("")
                .setActive(true);
        terms.accept(profile);
        log.write(Emission.of(Topics.MACHINES, profile.build()));
        return new VendingMachine(stack.addresses().mqttUrl(), id);
    }

    /** The operator who started the stack. */
    Operator operator() {
        return new Operator(stack.addresses().managementUrl(Service.CAPTURE_SERVICE), data.resolve("operators"));
    }

    /** {@code ./run COMMAND …}. */
    Shell.Result command(String... words) {
        return Command.run(stack, data, Map.of(), words);
    }

    /** The same with some of the environment changed. */
    Shell.Result command(Map<String, String> environment, String... words) {
        return Command.run(stack, data, environment, words);
    }

    @Override
    public void close() {
        stack.close();
        spans.close();
    }

    /** Gives a test the world; it ends with the last test. */
    static final class Extension implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == World.class;
        }

        @Override
        public World resolveParameter(ParameterContext parameter, ExtensionContext context) {
            World world = context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(World.class))
                    .computeIfAbsent(World.class, key -> begin(), World.class);
            world.awaitReady();
            return world;
        }
    }
}
