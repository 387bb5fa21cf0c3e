package io.vendflow.stack;

import io.vendflow.embedded.Checkout;
import io.vendflow.embedded.EmbeddedMqttBroker;
import io.vendflow.embedded.JvmCommand;
import io.vendflow.embedded.Probe;
import io.vendflow.embedded.SchemaRegistryProcess;
import io.vendflow.stack.SupervisedChild.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the stack's children are: commands, what they are told, and how to see that they are up. */
class Programs {

    static final String MQTT_BROKER = "mqtt-broker";
    static final String SCHEMA_REGISTRY = "schema-registry";
    static final String SIMULATOR = "vipps-simulator";

    private static final String SIMULATOR_MODULE = "tools/vipps-simulator";
    private static final String SERVICE_HEAP = "-Xmx192m";

    /** It holds every payment in memory. */
    private static final String SIMULATOR_HEAP = "-Xmx512m";

    private final Checkout checkout;
    private final Addresses addresses;
    private final Path data;
    private final Map<String, Map<String, String>> extraEnvironment;

    Programs(Checkout checkout, Addresses addresses, Path data, Map<String, Map<String, String>> extraEnvironment) {
        this.checkout = checkout;
        this.addresses = addresses;
        this.data = data;
        this.extraEnvironment = extraEnvironment;
    }

    Program mqttBroker() {
        int port = addresses.ports().of(Port.MQTT);
        int webSocket = addresses.ports().of(Port.MQTT_WEBSOCKET);
        return program(
                MQTT_BROKER,
                EmbeddedMqttBroker.command(data.resolve("mqtt"), port, webSocket),
                () -> EmbeddedMqttBroker.isReady(port, webSocket));
    }

    Program schemaRegistry() {
        int port = addresses.ports().of(Port.SCHEMA_REGISTRY);
        return program(
                SCHEMA_REGISTRY,
                SchemaRegistryProcess.command(data.resolve("registry"), port),
                () -> SchemaRegistryProcess.isReady(port));
    }

    Program simulator() {
        URI clock = URI.create(addresses.simulatorUrl() + "/simulator/clock");
        Map<String, String> environment = new ServiceEnvironment(addresses, data).ofSimulator();
        return program(
                SIMULATOR, java(SIMULATOR, SIMULATOR_MODULE, SIMULATOR_HEAP, environment), () -> Probe.answers(clock));
    }

    Program of(Service service) {
        URI readiness = addresses.readiness(service);
        Map<String, String> environment = new ServiceEnvironment(addresses, data).of(service);
        return program(
                service.id(),
                java(service.id(), service.id(), SERVICE_HEAP, environment),
                () -> Probe.answers(readiness));
    }

    private Program program(String name, JvmCommand command, java.util.function.BooleanSupplier ready) {
        return new Program(name, command, ready, data.resolve("logs").resolve(name + ".log"));
    }

    private JvmCommand java(String name, String module, String heap, Map<String, String> environment) {
        Path target = checkout.target(module);
        Path executable = executable(target)
                .orElseThrow(() -> new StackException(
                        name + " is not built: there is no executable jar in " + target + "; ./run builds it"));
        ExplodedJar exploded =
                ExplodedJar.of(executable, checkout.target("tools/local-stack").resolve("shared-libraries"));
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(extraEnvironment.getOrDefault(name, Map.of()));
        return new JvmCommand(
                exploded.libraries(), exploded.ownJars(), exploded.mainClass(), List.of(heap), List.of(), all);
    }

    private static Optional<Path> executable(Path target) {
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith("-exec.jar")).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
