package io.vendflow.stack;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * A Spring Boot executable jar laid out as plain jars: a JVM starts quicker from those than from jars inside a jar, and only
 * they can be in a class data sharing archive.
 *
 * @param mainClass the program itself, not Spring Boot's loader
 */
record ExplodedJar(List<Path> classPath, String mainClass) {

    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String LIBRARIES = "BOOT-INF/lib/";

    /**
     * Lays out {@code executable} beside itself, unless that was done since it was built.
     *
     * @param shared where libraries of other projects go: most services have the same ones
     */
    static ExplodedJar of(Path executable, Path shared) {
        Path home = executable.resolveSibling("exploded");
        try (JarFile jar = new JarFile(executable.toFile())) {
            Path application = home.resolve("application.jar");
            Path stamp = home.resolve("stamp");
            String made = Files.getLastModifiedTime(executable) + " " + Files.size(executable);
            boolean fresh = Files.exists(stamp) && Files.readString(stamp).equals(made);
            if (!fresh) {
                Files.createDirectories(home);
                Files.createDirectories(shared);
                Files.deleteIfExists(stamp);
                writeApplication(jar, application);
            }
            List<Path> classPath = new ArrayList<>(List.of(application));
            for (JarEntry library : libraries(jar)) {
                String name = library.getName().substring(LIBRARIES.length());
                Path target = (name.contains("SNAPSHOT") ? home : shared).resolve(name);
                if (!fresh) {
                    copyLibrary(jar, library, target);
                }
                classPath.add(target);
            }
            Files.writeString(stamp, made);
            return new ExplodedJar(classPath, startClass(jar));
        } catch (IOException e) {
            throw new StackException("cannot lay out " + executable + ": " + e, e);
        }
    }

    private static List<JarEntry> libraries(JarFile jar) {
        return entries(jar, LIBRARIES)
                .filter(entry -> entry.getName().endsWith(".jar"))
                .toList();
    }

    private static Stream<JarEntry> entries(JarFile jar, String prefix) {
        return jar.stream()
                .filter(entry -> entry.getName().startsWith(prefix) && entry.getName().length() > prefix.length());
    }

    private static String startClass(JarFile jar) throws IOException {
        Manifest manifest = jar.getManifest();
        String startClass =
                manifest == null ? null : manifest.getMainAttributes().getValue("Start-Class");
        if (startClass == null) {
            throw new IOException("it is not an executable jar of Spring Boot");
        }
        return startClass;
    }

    /** Another start may be copying the same library: each writes its own file and moves it into place. */
    private static void copyLibrary(JarFile jar, JarEntry library, Path target) throws IOException {
        if (Files.exists(target) && Files.size(target) == library.getSize() && !isOurs(target)) {
            return;
        }
        Path part = Files.createTempFile(target.getParent(), target.getFileName() + ".", ".part");
        try (InputStream content = jar.getInputStream(library)) {
            Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static boolean isOurs(Path library) {
        return library.toString().toUpperCase(Locale.ROOT).contains("SNAPSHOT");
    }

    /** With its folders: Spring finds the classes of a package only where the package is an entry of its own. */
    private static void writeApplication(JarFile jar, Path target) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(target));
                JarOutputStream application = new JarOutputStream(file, manifest)) {
            for (JarEntry entry : entries(jar, CLASSES).toList()) {
                application.putNextEntry(new JarEntry(entry.getName().substring(CLASSES.length())));
                try (InputStream content = jar.getInputStream(entry)) {
                    content.transferTo(application);
                }
                application.closeEntry();
            }
        }
    }
}
