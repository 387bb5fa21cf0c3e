package io.vendflow.checks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Prometheus' own checker: the one on the PATH, else the one in the image of docker-compose.yml, if that image is on this machine. */
record Promtool(List<String> command) {

    private static final Pattern IMAGE = Pattern.compile("image: (prom/prometheus:\\S+)");

    /** How it ended, and what it said. */
    record Result(int exitCode, String said) {}

    /** Empty where there is none; nothing is downloaded. */
    static Optional<Promtool> find(Path root) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .map(folder -> Path.of(folder, "promtool"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(file -> new Promtool(List.of(file.toString())))
                .or(() -> inImage(root));
    }

    private static Optional<Promtool> inImage(Path root) {
        return IMAGE.matcher(Repository.text(root.resolve("docker-compose.yml")))
                .results()
                .map(each -> each.group(1))
                .findFirst()
                .filter(image -> new Promtool(List.of("docker"))
                        .run(root, List.of("image", "inspect", image))
                        .map(result -> result.exitCode() == 0)
                        .orElse(false))
                .map(image -> new Promtool(List.of(
                        "docker",
                        "run",
                        "--rm",
                        "--network=none",
                        "-v",
                        root + ":" + root + ":ro",
                        "-w",
                        root.toString(),
                        "--entrypoint=promtool",
                        image)));
    }

    Result call(Path folder, List<String> words) {
        return run(folder, words).orElseThrow(() -> new IllegalStateException("gone: " + command));
    }

    /** Empty where the program is not there. */
    private Optional<Result> run(Path folder, List<String> words) {
        List<String> all = new ArrayList<>(command);
        all.addAll(words);
        try {
            Process process = new ProcessBuilder(all)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(all + " does not end");
            }
            return Optional.of(new Result(process.exitValue(), said));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
