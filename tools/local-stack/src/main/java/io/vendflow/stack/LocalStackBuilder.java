package io.vendflow.stack;

import io.vendflow.embedded.Checkout;
import io.vendflow.kafka.setup.ClusterSetup;
import io.vendflow.stack.SupervisedChild.Program;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What to start, where, and whom to tell. */
public final class LocalStackBuilder {

    /** The same for every topic; more machines than this sell at the same time, but one consumer keeps up easily. */
    static final int PARTITIONS = 6;

    private Checkout checkout = Checkout.find();
    private Path dataDirectory = checkout.root().resolve("data");
    private Ports ports = Ports.of(System.getenv());
    private Set<Service> services = EnumSet.allOf(Service.class);
    private boolean simulator = true;
    private boolean fresh;
    private boolean closeOnExit;
    private final Map<String, Map<String, String>> environment = new HashMap<>();
    private BiConsumer<Map<String, Object>, String> preparation =
            (admin, registry) -> ClusterSetup.prepare(admin, registry, PARTITIONS, (short) 1);
    private BiFunction<Addresses, Path, Programs> programs =
            (addresses, data) -> new Programs(checkout, addresses, data, environment);
    private Consumer<String> listener = line -> {};
    private Runnable onFatal = () -> {};
    private UnaryOperator<Program> recorder = UnaryOperator.identity();

    LocalStackBuilder() {}

    /** Another checkout than the one this class was built in. */
    public LocalStackBuilder checkout(Path root) {
        this.checkout = new Checkout(root);
        return this;
    }

    /** Default: {@code data} in the checkout. */
    public LocalStackBuilder dataDir(Path directory) {
        this.dataDirectory = directory;
        return this;
    }

    /** Default: the usual numbers, as moved by the environment. */
    public LocalStackBuilder ports(Ports chosen) {
        this.ports = chosen;
        return this;
    }

    public LocalStackBuilder freePorts() {
        return ports(Ports.free());
    }

    /** Default: all. */
    public LocalStackBuilder services(Set<Service> chosen) {
        this.services = Set.copyOf(chosen);
        return this;
    }

    /** Without the simulator: against Vipps itself, with the addresses in {@link #environment}. */
    public LocalStackBuilder withoutSimulator() {
        this.simulator = false;
        return this;
    }

    /** Deletes what is in the data folder first. */
    public LocalStackBuilder fresh(boolean wanted) {
        this.fresh = wanted;
        return this;
    }

    /** One more variable, or another value, for the child of that name ({@code capture-service}, {@code vipps-simulator}). */
    public LocalStackBuilder environment(String name, String variable, String value) {
        environment.computeIfAbsent(name, key -> new HashMap<>()).put(variable, value);
        return this;
    }

    /** Told about progress and incidents, one line each, from any thread. */
    public LocalStackBuilder listener(Consumer<String> lines) {
        this.listener = lines;
        return this;
    }

    /** Run when Kafka gave up for good (after the listener was told why); default: nothing. */
    public LocalStackBuilder onFatal(Runnable action) {
        this.onFatal = action;
        return this;
    }

    /** Stops everything when this JVM is told to end, also while it is still starting. */
    public LocalStackBuilder closeOnExit() {
        this.closeOnExit = true;
        return this;
    }

    /** Programs pass through here before they are started. */
    LocalStackBuilder recording(UnaryOperator<Program> recorder) {
        this.recorder = recorder;
        return this;
    }

    /** Other children than the real ones. */
    LocalStackBuilder programs(BiFunction<Addresses, Path, Programs> source) {
        this.programs = source;
        return this;
    }

    /** Called with Kafka's admin settings and the registry's address before any service starts. */
    LocalStackBuilder preparation(BiConsumer<Map<String, Object>, String> step) {
        this.preparation = step;
        return this;
    }

    /**
     * Starts everything and returns when it is ready.
     *
     * @throws StackException when something is in the way, in words for a person; nothing is left running then
     */
    public LocalStack start() throws InterruptedException {
        return start(new Addresses(ports));
    }

    private LocalStack start(Addresses addresses) throws InterruptedException {
        DataDirectory data = DataDirectory.open(dataDirectory);
        try {
            data.pidFiles().endStale();
            if (fresh) {
                data.empty();
            }
            data.requireSpace();
            data.turnLogs();
            PortCheck.allFree(ports);
        } catch (StackException e) {
            data.close();
            throw e;
        }
        Programs children = programs.apply(addresses, data.path());
        LocalStack stack = new LocalStack(addresses, data, recorder, listener, onFatal);
        if (closeOnExit) {
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
        }
        try {
            stack.startInfrastructure(children, preparation);
            stack.startPrograms(children, services, simulator);
            return stack;
        } catch (StackException | IllegalStateException | InterruptedException e) {
            stack.close();
            throw e;
        }
    }
}
