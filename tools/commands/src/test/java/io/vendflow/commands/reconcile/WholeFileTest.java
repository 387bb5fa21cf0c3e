package io.vendflow.commands.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vendflow.commands.CommandFailedException;
import io.vendflow.reconciliation.Progress;
import io.vendflow.reconciliation.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    private Path folder;

    private final Report report = new FakeEngine()
            .run(
                    new ReconcileOptions(
                            FakeEngine.NOW,
                            FakeEngine.NOW,
                            Map.of(),
                            Map.of(),
                            ZoneOffset.UTC,
                            Set.of(),
                            "",
                            "",
                            Duration.ZERO),
                    Progress.NONE);

    @Test
    void replacesTheOldOne() throws IOException {
        Path file = Files.writeString(folder.resolve("r.txt"), "a longer text than the new one");

        WholeFile.at("--html", file).write(report, (_, out) -> out.write("new"));

        assertThat(file).hasContent("new");
    }

    @Test
    void leavesTheOldOneWhenTheNewOneFails() throws IOException {
        Path file = Files.writeString(folder.resolve("r.txt"), "old");

        assertThatThrownBy(() -> WholeFile.at("--html", file).write(report, (_, out) -> {
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

        WholeFile.at("--html", link).write(report, (_, out) -> out.write("new"));

        assertThat(file).hasContent("new");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void isNoDevice() {
        assertThatThrownBy(() -> WholeFile.at("--json", Path.of("/dev/null")))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("that is not a file");
    }
}
