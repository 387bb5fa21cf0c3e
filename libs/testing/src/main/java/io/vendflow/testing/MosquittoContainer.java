package io.vendflow.testing;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Ports;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.MountableFile;

/**
 * A real Mosquitto of the image that docker-compose.yml runs. For tests with {@link RequiresDocker}; whoever starts it
 * closes it.
 */
public final class MosquittoContainer implements AutoCloseable {

    private static final String IMAGE = "eclipse-mosquitto:2";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final GenericContainer<?> container = new GenericContainer<>(IMAGE);

    /**
     * @param files what is in it, by where it is there
     * @param ports those that are reached from outside
     */
    public MosquittoContainer(Map<String, MountableFile> files, Integer... ports) {
        files.forEach((place, file) -> container.withCopyFileToContainer(file, place));
        container.withExposedPorts(ports).waitingFor(Wait.forLogMessage(".*mosquitto version .* running.*", 1));
    }

    /** A folder or a file of the checkout. */
    public static Path checkout(String name) {
        Path folder = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .takeWhile(Objects::nonNull)
                .filter(each -> Files.isRegularFile(each.resolve("docker-compose.yml")))
                .findFirst()
                .orElseThrow();
        return folder.resolve(name);
    }

    /** Runs this program in place of Mosquitto itself. */
    public MosquittoContainer running(String... command) {
        container.withCreateContainerCmdModifier(create -> create.withEntrypoint(command));
        return this;
    }

    public MosquittoContainer start() {
        container.start();
        return this;
    }

    /**
     * Where ports of containers are reached: a name, or the address of Docker's bridge when the tests run in a container
     * themselves. Known before a container is there, so that a certificate can be issued for it.
     */
    public static String host() {
        return DockerClientFactory.instance().dockerHostIpAddress();
    }

    /** Where a port of the container is reached, also when the container was started again. */
    public int port(int inside) {
        Ports.Binding[] bindings = container
                .getDockerClient()
                .inspectContainerCmd(container.getContainerId())
                .exec()
                .getNetworkSettings()
                .getPorts()
                .getBindings()
                .get(ExposedPort.tcp(inside));
        return Integer.parseInt(Objects.requireNonNull(bindings)[0].getHostPortSpec());
    }

    public void put(String place, String content) {
        container.copyFileToContainer(Transferable.of(content.getBytes(StandardCharsets.UTF_8), 0600), place);
    }

    /** Stops it as an operator does, with all that it keeps, and starts it again. */
    public void restart() {
        int before = saidTimes("running");
        container
                .getDockerClient()
                .restartContainerCmd(container.getContainerId())
                .exec();
        awaitSaid("running", before + 1);
    }

    /** Waits until the broker has said this so many times. */
    public void awaitSaid(String words, int times) {
        Awaitility.await("Mosquitto says \"" + words + "\"")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> saidTimes(words) >= times);
    }

    public int saidTimes(String words) {
        return said().split(Pattern.quote(words), -1).length - 1;
    }

    public String said() {
        return container.getLogs();
    }

    @Override
    public void close() {
        container.stop();
    }
}
