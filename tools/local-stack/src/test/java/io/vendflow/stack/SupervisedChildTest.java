package io.vendflow.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vendflow.embedded.FreePort;
import io.vendflow.embedded.JvmCommand;
import io.vendflow.embedded.Probe;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedChildTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    @TempDir
    Path data;

    private final int port = FreePort.next();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void endScheduler() {
        scheduler.shutdownNow();
    }

    @Test
    void isStartedAgainAfterAKillAndOneLineSaysSo() throws Exception {
        SupervisedChild child = child("stand-in", Integer.toString(port));
        child.start();
        child.awaitReady(LONG_ENOUGH);
        long first = child.pid().orElseThrow();

        child.kill();
        await().atMost(LONG_ENOUGH).until(() -> !said.isEmpty());
        child.awaitReady(LONG_ENOUGH);

        long second = child.pid().orElseThrow();
        assertThat(second).isNotEqualTo(first);
        assertThat(said).containsExactly("stand-in ended (signal 9), restarted (pid " + second + ")");
        child.stop(LONG_ENOUGH);
    }

    @Test
    void staysDownOnceItWasStopped() throws Exception {
        SupervisedChild child = child("stand-in", Integer.toString(port));
        child.start();
        child.awaitReady(LONG_ENOUGH);
        long pid = child.pid().orElseThrow();

        child.stop(LONG_ENOUGH);

        assertThat(child.pid()).isEmpty();
        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(Probe.accepts(port)).isFalse();
        assertThat(said).isEmpty();
        assertThatThrownBy(() -> child.awaitReady(LONG_ENOUGH)).hasMessage("stand-in is stopped");

        child.start();
        child.awaitReady(LONG_ENOUGH);
        child.killAndHold();
        assertThat(child.pid()).isEmpty();
    }

    @Test
    void givesUpOnAChildThatEndsAsSoonAsItStarts() throws Exception {
        SupervisedChild child = child("broken", "fail");
        child.start();
        assertThatThrownBy(() -> child.awaitReady(LONG_ENOUGH))
                .isInstanceOf(StackException.class)
                .hasMessage("broken ends as soon as it starts (exit code 3); see " + data.resolve("broken.log"));
        assertThat(Files.readString(data.resolve("broken.log"))).contains("no good");
        child.stop(LONG_ENOUGH);
    }

    @Test
    void isEndedByTheNextStartWhenItWasLeftBehind() throws Exception {
        PidFiles pidFiles = new PidFiles(data);
        SupervisedChild child = child("stand-in", Integer.toString(port));
        child.start();
        child.awaitReady(LONG_ENOUGH);
        ProcessHandle left = ProcessHandle.of(child.pid().orElseThrow()).orElseThrow();
        scheduler.shutdownNow(); // as if nobody supervised it any more

        assertThat(pidFiles.endStale()).isEqualTo(1);
        assertThat(left.isAlive()).isFalse();
        assertThat(pidFiles.endStale()).isZero();
    }

    private SupervisedChild child(String name, String argument) {
        JvmCommand command = new JvmCommand(
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .toList(),
                StandIn.class.getName(),
                List.of("-Xmx32m"),
                List.of(argument),
                Map.of(),
                data.resolve("none.jsa"));
        return new SupervisedChild(
                new SupervisedChild.Program(name, command, () -> Probe.accepts(port), data.resolve(name + ".log")),
                new PidFiles(data),
                scheduler,
                said::add);
    }
}
