package io.vendflow.stack;

import io.vendflow.embedded.Checkout;
import io.vendflow.embedded.JvmCommand;
import io.vendflow.embedded.Probe;
import io.vendflow.stack.SupervisedChild.Program;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Real infrastructure, and stand-ins for the simulator and the services. */
final class StandIns extends Programs {

    private final Addresses addresses;
    private final Path data;

    StandIns(Addresses addresses, Path data) {
        super(Checkout.find(), addresses, data, Map.of());
        this.addresses = addresses;
        this.data = data;
    }

    @Override
    Program simulator() {
        return standIn(SIMULATOR, addresses.ports().of(Port.SIMULATOR));
    }

    @Override
    Program of(Service service) {
        return standIn(service.id(), addresses.ports().of(service.managementPort()));
    }

    private Program standIn(String name, int port) {
        return new Program(
                name,
                command(Integer.toString(port)),
                () -> Probe.accepts(port),
                data.resolve("logs/" + name + ".log"));
    }

    static JvmCommand command(String argument) {
        List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        return new JvmCommand(
                List.of(), classPath, StandIn.class.getName(), List.of("-Xmx32m"), List.of(argument), Map.of());
    }
}
