package io.vendflow.embedded;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program of its own JVM, set for a quick start rather than for top speed.
 *
 * @param libraries jars that rarely change, in order, in front of the class path; these can be in a {@link ClassArchive}
 * @param ownJars the rest of the class path
 * @param environment added to the parent's own
 */
public record JvmCommand(
        List<Path> libraries,
        List<Path> ownJars,
        String mainClass,
        List<String> jvmOptions,
        List<String> arguments,
        Map<String, String> environment) {

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
        libraries = List.copyOf(libraries);
        ownJars = List.copyOf(ownJars);
        jvmOptions = List.copyOf(jvmOptions);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** The archive of its libraries, whether it was made yet or not. */
    public ClassArchive archive() {
        return ClassArchive.of(libraries);
    }

    /** The same program, writing down which classes it loads, for {@link ClassArchive#make()}. */
    public JvmCommand recordingClasses() {
        ClassArchive archive = archive();
        archive.prepareRecording();
        List<String> options = new ArrayList<>(jvmOptions);
        options.add("-XX:DumpLoadedClassList=" + archive.recording());
        return new JvmCommand(libraries, ownJars, mainClass, options, arguments, environment);
    }

    /** The command as an operating system runs it: through a shell that only sets signals, and with the lifeline. */
    ProcessBuilder toProcess() {
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", DEAF_TO_CTRL_C, java()));
        words.addAll(QUICK_START);
        ClassArchive archive = archive();
        if (archive.exists()) {
            words.add("-XX:SharedArchiveFile=" + archive.file());
        }
        words.addAll(jvmOptions);
        words.addAll(List.of("-cp", classPath(), "io.vendflow.embedded.lifeline.Lifeline", mainClass));
        words.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder;
    }

    private String classPath() {
        Path lifeline = Checkout.find().target("libs/embedded").resolve("vendflow-embedded-lifeline.jar");
        return Stream.of(libraries.stream(), ownJars.stream(), Stream.of(lifeline))
                .flatMap(jars -> jars)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
