package io.vendflow.embedded;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The checkout this class was built in: the broker, the registry and the services run from their {@code target} folders.
 *
 * <p>Found by the system property {@code vendflow.root}, else upwards from this class, else upwards from the working
 * directory (for those who installed the libraries into their local repository).
 */
public record Checkout(Path root) {

    private static final Path MARK = Path.of(".mvn", "java-home.sh");

    public static Checkout find() {
        String property = System.getProperty("vendflow.root");
        if (property != null) {
            return new Checkout(Path.of(property).toAbsolutePath().normalize());
        }
        return Stream.of(ownLocation(), Path.of("").toAbsolutePath())
                .flatMap(start -> Stream.iterate(start, path -> path != null, Path::getParent))
                .filter(path -> Files.exists(path.resolve(MARK)))
                .findFirst()
                .map(Checkout::new)
                .orElseThrow(() -> new IllegalStateException(
                        "this is not run from a checkout of Vendflow; set the system property vendflow.root"));
    }

    /** What the build of a module made, for example {@code target("libs/embedded")}. */
    public Path target(String module) {
        return root.resolve(module).resolve("target");
    }

    private static Path ownLocation() {
        try {
            URI location = Checkout.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            return location.getScheme().equals("file") ? Path.of(location) : Path.of("/");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
