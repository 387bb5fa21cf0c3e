package io.vendflow.endtoend;

import io.vendflow.embedded.Checkout;
import io.vendflow.stack.LocalStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code ./run COMMAND …}, as a process of its own. */
final class Command {

    /** What it said, and how it ended. */
    record Result(int exitCode, String said) {}

    private Command() {}

    /** As {@link #run(LocalStack, Path, Map, String...)}, with the usual environment. */
    static Result run(LocalStack stack, Path data, String... words) throws IOException, InterruptedException {
        return run(stack, data, Map.of(), words);
    }

    /** @param data of the stack, where the keys are that it tries Vipps with */
    static Result run(LocalStack stack, Path data, Map<String, String> more, String... words)
            throws IOException, InterruptedException {
        Path jar = Checkout.find().target("tools/commands").resolve("vendflow-commands.jar");
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-jar",
                                jar.toString()),
                        Stream.of(words))
                .toList();
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment()
                .putAll(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", stack.addresses().kafkaBootstrapServers(),
                        "SCHEMA_REGISTRY_URL", stack.addresses().schemaRegistryUrl(),
                        "VIPPS_KEYS_FILE",
                                data.resolve("vipps-keys").toAbsolutePath().toString()));
        process.environment().putAll(more);
        Process running = process.start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(running.waitFor(), said);
    }
}
