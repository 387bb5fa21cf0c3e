package io.vendflow.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    private Path folder;

    @Test
    void replacesTheOldOne() throws IOException {
        Path file = Files.writeString(folder.resolve("r.txt"), "a longer text than the new one");

        WholeFile.at("--html", file).write(out -> out.write("new"));

        assertThat(file).hasContent("new");
    }

    @Test
    void leavesTheOldOneWhenTheNewOneFails() throws IOException {
        Path file = Files.writeString(folder.resolve("r.txt"), "old");

        assertThatThrownBy(() -> WholeFile.at("--html", file).write(out -> {
                    out.write("half of");
                    out.flush();
                    throw new IOException("no space left on device");
                }))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("cannot write " + file + " (--html)")
                .hasMessageContaining("no space left on device");

        assertThat(file).hasContent("old");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void goesThroughALinkAndNotOverIt() throws IOException {
        Path file = Files.writeString(folder.resolve("r.txt"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("latest.txt"), file);

        WholeFile.at("--html", link).write(out -> out.write("new"));

        assertThat(file).hasContent("new");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void isNoDevice() {
        assertThatThrownBy(() -> WholeFile.at("--json", Path.of("/dev/null")))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("that is not a file");
    }

    @Test
    void canBeItsOwnersAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("key.pem"), "old, and readable for all");

        WholeFile.at("--dir", file).writePrivate(out -> out.write("secret"));

        assertThat(file).hasContent("secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void canBeEverybodysToRead() throws IOException {
        Path file = Files.writeString(folder.resolve("list.csv"), "old, and nobody else's");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        WholeFile.at("--dir", file).writePublic(out -> out.write("new"));

        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r--r--");
    }
}
