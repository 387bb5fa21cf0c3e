package io.vendflow.checks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An installation as {@code ops/tls/scan-for-secrets} meets it: a checkout, folders with secrets, and containers of a Docker that is a
 * script. What they answer over HTTP is answered here, at addresses of their own.
 */
final class Installation implements AutoCloseable {

    private final Path root;
    private final Path containers;
    private final Path images;
    private final Map<String, String> environment = new HashMap<>();
    private final List<HttpServer> servers = new ArrayList<>();

    /** How the scan ended, and what it said. */
    record Scan(int exitCode, String said) {}

    Installation(Path folder) {
        this.root = folder.resolve("checkout");
        this.containers = folder.resolve("containers");
        this.images = folder.resolve("images");
        makeFolder(images);
        Path checkout = Repository.around().root();
        for (String file : List.of(
                "ops/tls/scan-for-secrets", "ops/container/simulator.env", "ops/container/simulator-merchants.env")) {
            write(root.resolve(file), Repository.text(checkout.resolve(file)));
        }
        for (String program : List.of("docker", "curl")) {
            Path copy = folder.resolve("bin").resolve(program);
            write(copy, Repository.text(Path.of("src/test/resources/installation", program)));
            if (!copy.toFile().setExecutable(true)) {
                throw new IllegalStateException(copy + " cannot be run");
            }
        }
        environment.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        environment.put("CONTAINERS", containers.toString());
        environment.put("IMAGES", images.toString());
    }

    /** A file of the checkout. */
    void has(String file, String content) {
        write(root.resolve(file), content);
    }

    void hasNo(String file) {
        try {
            Files.delete(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void isTold(String variable, String value) {
        environment.put(variable, value);
    }

    /** A container that runs and has said nothing yet. */
    void runs(String name, String service, String address) {
        contains(name, "facts", "true " + service + " " + address + "\n");
        contains(name, "environment", "");
        contains(name, "inspect", "[]");
        contains(name, "log", "started\n");
    }

    /** A file of a container, or what Docker says of it ({@code facts}, {@code environment}, {@code inspect}, {@code log}). */
    void contains(String container, String file, String content) {
        write(containers.resolve(container).resolve(file), content);
    }

    /** An image with one jar, which has one file. */
    void hasImage(String name, String file, String content) throws IOException {
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(images.resolve(name)))) {
            jar.putNextEntry(new ZipEntry(file));
            jar.write(content.getBytes(StandardCharsets.UTF_8));
            jar.closeEntry();
        }
    }

    /** What a management port says to whoever has the token. */
    void answers(String address, int port, String token, int status, String said) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(address, port), 0);
        server.createContext("/actuator/", exchange -> answer(exchange, token, status, said));
        server.start();
        servers.add(server);
    }

    private static void answer(HttpExchange exchange, String token, int status, String said) throws IOException {
        boolean known = ("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] body = (known ? said : "").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(known ? status : 401, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    Scan scan() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "ops/tls/scan-for-secrets")
                .directory(root.toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("the scan does not end: " + said);
        }
        return new Scan(process.exitValue(), said);
    }

    /** Everything that programs were started with, which other users of a computer can see. */
    String arguments() {
        return Repository.text(containers.resolveSibling("arguments"));
    }

    private static void write(Path file, String content) {
        try {
            makeFolder(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
    }
}
