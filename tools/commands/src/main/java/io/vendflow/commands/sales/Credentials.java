package io.vendflow.commands.sales;

import io.vendflow.commands.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the token that says who commands; it is never shown. */
final class Credentials {

    private static final String TOKEN = "VENDFLOW_OPERATOR_TOKEN";
    private static final String FILE = "OPERATOR_TOKENS_FILE";

    private Credentials() {}

    /** @param name picks one of several operators of a file */
    static String token(Map<String, String> environment, @Nullable String name) {
        String given = environment.getOrDefault(TOKEN, "").strip();
        if (!given.isEmpty() && name == null) {
            return given;
        }
        Path file = file(environment);
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw CommandFailedException.impossible(
                    "an operator's token is needed: set " + TOKEN + ", or " + FILE
                            + " to a file with name:token on each" + " line (" + file + " cannot be read)",
                    e);
        }
        return lines.stream()
                .map(String::strip)
                .filter(line -> !line.startsWith("#") && line.indexOf(':') > 0)
                .filter(line -> name == null || line.startsWith(name + ":"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElseThrow(() -> CommandFailedException.invalid(
                        file + " has no operator" + (name == null ? "" : " called " + name)));
    }

    /** That of {@code ./run}, unless another is named. */
    private static Path file(Map<String, String> environment) {
        String named = environment.getOrDefault(FILE, "").strip();
        return named.isEmpty()
                ? Path.of(Objects.requireNonNullElse(System.getProperty("vendflow.root"), ""), "data", "operators")
                : Path.of(named);
    }
}
