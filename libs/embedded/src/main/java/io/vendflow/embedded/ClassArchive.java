package io.vendflow.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A class data sharing archive of a row of libraries: with it a JVM takes two thirds of the processor time to start.
 *
 * <p>It is named after the libraries (paths, sizes, times) and the JVM, so one that exists fits, and services with the same
 * libraries share one. Our own jars are not in it: it survives a change of our code.
 */
public record ClassArchive(Path file, List<Path> libraries) {

    public ClassArchive {
        libraries = List.copyOf(libraries);
    }

    static ClassArchive of(List<Path> libraries) {
        String name = digest(libraries.stream().map(ClassArchive::identity).collect(Collectors.joining("\n")));
        Path folder = Checkout.find().target("libs/embedded").resolve("class-archives");
        return new ClassArchive(folder.resolve(name + ".jsa"), libraries);
    }

    public boolean exists() {
        return Files.exists(file);
    }

    /** Where a JVM started by {@link JvmCommand#recordingClasses()} writes which classes it loaded. */
    Path recording() {
        return file.resolveSibling(file.getFileName() + ".classes");
    }

    void prepareRecording() {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes the archive from what was recorded.
     *
     * @throws IOException when nothing was recorded, or the JVM could not do it
     */
    public void make() throws IOException, InterruptedException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Process dump = new ProcessBuilder(
                        JvmCommand.java(),
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xshare:dump",
                        "-XX:SharedClassListFile=" + recording(),
                        "-XX:SharedArchiveFile=" + part,
                        "-cp",
                        libraries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)))
                .redirectErrorStream(true)
                .redirectOutput(file.resolveSibling(file.getFileName() + ".log").toFile())
                .start();
        if (dump.waitFor() != 0) {
            throw new IOException("the JVM could not make " + file + "; see the .log beside it");
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String identity(Path library) {
        try {
            return library + " " + Files.size(library) + " "
                    + Files.getLastModifiedTime(library).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException("not built yet: " + library, e);
        }
    }

    private static String digest(String text) {
        try {
            String whole = System.getProperty("java.vm.version") + "\n" + text;
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
