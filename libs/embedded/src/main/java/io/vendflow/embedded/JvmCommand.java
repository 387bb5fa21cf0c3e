package io.vendflow.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program of its own JVM, set for a quick start rather than for top speed.
 *
 * @param classPath jars, in order; folders would keep the class archive from being used
 * @param archive where a class data sharing archive of this program is kept; used when it is newer than the jars
 * @param environment added to the parent's own
 */
public record JvmCommand(
        List<Path> classPath,
        String mainClass,
        List<String> jvmOptions,
        List<String> arguments,
        Map<String, String> environment,
        Path archive) {

    /** Compile once and quickly: on two cores the optimizing compiler would compete with everything that starts. */
    private static final List<String> QUICK_START = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xshare:auto",
            "-Xlog:cds=off",
            "-Xlog:aot=off",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** Ctrl-C reaches the whole foreground group; the parent decides who stops when, so children do not hear it. */
    private static final String DEAF_TO_CTRL_C = "trap '' INT HUP; exec \"$0\" \"$@\"";

    public JvmCommand {
        classPath = List.copyOf(classPath);
        jvmOptions = List.copyOf(jvmOptions);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    public JvmCommand withJvmOptions(Stream<String> more) {
        return new JvmCommand(
                classPath,
                mainClass,
                Stream.concat(jvmOptions.stream(), more).toList(),
                arguments,
                environment,
                archive);
    }

    /** The command as an operating system runs it: through a shell that only sets signals, and with the lifeline. */
    ProcessBuilder toProcess() {
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", DEAF_TO_CTRL_C, java()));
        words.addAll(QUICK_START);
        if (archiveIsFresh()) {
            words.add("-XX:SharedArchiveFile=" + archive);
        }
        words.addAll(jvmOptions);
        words.addAll(List.of("-cp", classPathString(), "io.vendflow.embedded.lifeline.Lifeline", mainClass));
        words.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder;
    }

    /** Whether the archive exists and no jar changed since it was made (the JVM would then refuse it). */
    public boolean archiveIsFresh() {
        try {
            if (!Files.exists(archive)) {
                return false;
            }
            long made = Files.getLastModifiedTime(archive).toMillis();
            for (Path jar : classPath) {
                if (Files.getLastModifiedTime(jar).toMillis() > made) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String classPathString() {
        Path lifeline = Checkout.find().target("libs/embedded").resolve("vendflow-lifeline.jar");
        return Stream.concat(Stream.of(lifeline), classPath.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
