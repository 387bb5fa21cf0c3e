package io.vendflow.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs of the machine that the tests run on. */
final class Shell {

    private static final long MINUTES = 15;

    private final Path directory;
    private final Map<String, String> environment;

    Shell(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = environment;
    }

    /** What it said, and how it ended. */
    record Result(int exitCode, String said) {}

    /** @throws IllegalStateException with what it said, when it did not end with 0 */
    String run(List<String> command) {
        Result result = attempt(command);
        if (result.exitCode() != 0) {
            throw new IllegalStateException(
                    String.join(" ", command) + " ended with " + result.exitCode() + ":\n" + result.said());
        }
        return result.said();
    }

    Result attempt(List<String> command) {
        try {
            ProcessBuilder process =
                    new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
            process.environment().putAll(environment);
            Process running = process.start();
            running.getOutputStream().close();
            String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!running.waitFor(MINUTES, TimeUnit.MINUTES)) {
                running.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + " does not end:\n" + said);
            }
            return new Result(running.exitValue(), said);
        } catch (IOException e) {
            return new Result(127, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
