package io.vendflow.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where alerts, their tests, runbooks and dashboards are.
 *
 * @param root of a checkout, or of a folder that looks like one in what is asked of it
 */
public record Repository(Path root) {

    private static final Path MARK = Path.of(".mvn", "java-home.sh");

    /** The checkout around the working directory, which is a module's while Maven tests it. */
    public static Repository around() {
        return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .filter(path -> Files.exists(path.resolve(MARK)))
                .findFirst()
                .map(Repository::new)
                .orElseThrow(() -> new IllegalStateException("this is not run from a checkout of Vendflow"));
    }

    public Path prometheus() {
        return root.resolve("ops/prometheus");
    }

    public Path rules() {
        return prometheus().resolve("rules");
    }

    public Path ruleTests() {
        return prometheus().resolve("tests");
    }

    public Path compose() {
        return root.resolve("docker-compose.yml");
    }

    public Path runbooks() {
        return root.resolve("docs/runbooks");
    }

    public Path dashboards() {
        return root.resolve("ops/grafana/dashboards");
    }

    public Path grafanaProvisioning() {
        return root.resolve("ops/grafana/provisioning");
    }

    /** The normative list of metrics. */
    public Path metricsPage() {
        return root.resolve("docs/metrics.md");
    }

    /** Files of a folder by the end of their name, in order. Empty where the folder is missing. */
    static List<Path> files(Path folder, String end) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(end))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
