package io.vendflow.endtoend;

import io.vendflow.embedded.Checkout;
import io.vendflow.stack.LocalStack;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code ./run COMMAND …}, as a process of its own. */
final class Command {

    private Command() {}

    /** As {@link #run(LocalStack, Path, Map, String...)}, with the usual environment. */
    static Shell.Result run(LocalStack stack, Path data, String... words) {
        return run(stack, data, Map.of(), words);
    }

    /** @param data of the stack, where the keys are that it tries Vipps with */
    static Shell.Result run(LocalStack stack, Path data, Map<String, String> more, String... words) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", stack.addresses().kafkaBootstrapServers(),
                "SCHEMA_REGISTRY_URL", stack.addresses().schemaRegistryUrl(),
                "VIPPS_KEYS_FILE", data.resolve("vipps-keys").toAbsolutePath().toString()));
        environment.putAll(more);
        return run(environment, words);
    }

    static Shell.Result run(Map<String, String> environment, String... words) {
        Path jar = Checkout.find().target("tools/commands").resolve("vendflow-commands.jar");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> line = Stream.concat(Stream.of(java, "-jar", jar.toString()), Stream.of(words))
                .toList();
        return new Shell(Path.of("").toAbsolutePath(), environment).attempt(line);
    }
}
