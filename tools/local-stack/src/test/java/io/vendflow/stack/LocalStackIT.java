package io.vendflow.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vendflow.events.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackIT {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final int CHILDREN = 9; // broker, registry, simulator, six services

    @TempDir
    Path data;

    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    void bringsBackWhatIsKilledAndLeavesNothingBehind() throws Exception {
        try (LocalStack stack = start()) {
            assertThat(topics(stack)).contains(Topics.CAPTURED.name(), Topics.DEAD_LETTERS.name());
            assertThat(children()).hasSize(CHILDREN);

            for (String name : List.of("capture-service", "mqtt-broker", "schema-registry")) {
                long before = stack.pid(name);
                stack.kill(name);
                await().atMost(LONG_ENOUGH)
                        .until(() -> said.stream().anyMatch(line -> line.startsWith(name + " ended")));
                stack.awaitReady(name);
                assertThat(stack.pid(name)).isNotEqualTo(before);
            }

            stack.stop("kafka");
            stack.start("kafka");
            stack.awaitReady("kafka");
            assertThat(topics(stack)).contains(Topics.CAPTURED.name());

            assertThatThrownBy(this::start).hasMessageContaining("already runs on " + data);
            assertThatThrownBy(() -> stack.kill("no-such-part")).hasMessageContaining("capture-service");
        }
        assertThat(children()).isEmpty();
    }

    @Test
    void leavesNothingRunningWhenItIsKilledItselfAndStartsAgainOnTheSameData() throws Exception {
        Process stack = startInJvmOfItsOwn();
        List<ProcessHandle> children = stack.descendants().toList();
        assertThat(children).hasSize(CHILDREN);

        stack.destroyForcibly().waitFor();

        await().atMost(LONG_ENOUGH).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        try (LocalStack again = start()) {
            assertThat(topics(again)).contains(Topics.CAPTURED.name());
        }
    }

    @Test
    void stopsTidilyWhenItIsTold() throws Exception {
        Process stack = startInJvmOfItsOwn();
        List<ProcessHandle> children = stack.descendants().toList();

        stack.destroy();

        assertThat(stack.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(stack.exitValue()).isEqualTo(128 + 15);
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files.filter(file -> file.toString().endsWith(".pid"))).isEmpty();
        }
    }

    private LocalStack start() throws InterruptedException {
        return LocalStack.builder()
                .dataDir(data)
                .freePorts()
                .programs(StandIns::new)
                .listener(said::add)
                .start();
    }

    private Process startInJvmOfItsOwn() throws IOException {
        Process stack = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StackToKill.class.getName(),
                        data.toString())
                .redirectErrorStream(true)
                .start();
        BufferedReader output = stack.inputReader();
        String line = output.readLine();
        while (line != null && !line.startsWith("ready")) {
            line = output.readLine();
        }
        assertThat(line).as("the stack is ready").isNotNull();
        Thread.ofVirtual().start(() -> output.lines().forEach(rest -> {}));
        return stack;
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
    }

    private static List<String> topics(LocalStack stack) throws Exception {
        Map<String, Object> config =
                Map.of("bootstrap.servers", stack.addresses().kafkaBootstrapServers());
        try (Admin admin = Admin.create(config)) {
            return List.copyOf(admin.listTopics().names().get());
        }
    }
}
