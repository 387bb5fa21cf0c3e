package io.vendflow.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {

    private final Shell shell = new Shell(Map.of());

    @Test
    void areNamedInTheScriptThatStartsThem() throws IOException {
        Path script = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .map(folder -> folder.resolve("run"))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow();

        String text = Files.readString(script);
        Matcher named = Pattern.compile("(?m)^commands=\"(.*)\"$").matcher(text);

        assertThat(named.find()).isTrue();
        assertThat(named.group(1).split(" ")).containsExactlyInAnyOrderElementsOf(shell.commandNames());
        assertThat(shell.commandNames())
                .allSatisfy(name -> assertThat(text).as("./run --help").containsPattern("(?m)^  " + name + " {2,}"));
    }

    @Test
    void explainThemselves() {
        assertThat(shell.run("--help")).isZero();
        assertThat(shell.said()).contains("machines", "KAFKA_BOOTSTRAP_SERVERS");
    }

    @Test
    void refuseWhatTheyDoNotKnow() {
        assertThat(shell.run("machines", "paint")).isEqualTo(2);
        assertThat(shell.complained()).contains("paint");
    }

    @Test
    void nameTheFileOfClientPropertiesThatIsNotThere() {
        Shell lost = new Shell(Map.of("KAFKA_CLIENT_PROPERTIES", "/nowhere/tls.properties"));

        assertThat(lost.run("machines", "list")).isEqualTo(1);
        assertThat(lost.complained()).contains("KAFKA_CLIENT_PROPERTIES", "/nowhere/tls.properties");
    }

    @Test
    void takeClientPropertiesFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("tls.properties"), "security.protocol=SSL\n");

        assertThat(ClusterSettings.of(Map.of("KAFKA_CLIENT_PROPERTIES", file.toString()))
                        .clientProperties())
                .isEqualTo(Map.of("security.protocol", "SSL"));
    }

    @Test
    void followThePortsThatRunMoved() {
        var settings =
                ClusterSettings.of(Map.of("VENDFLOW_KAFKA_PORT", "19092", "VENDFLOW_SCHEMA_REGISTRY_PORT", "18081"));

        assertThat(settings.bootstrapServers()).isEqualTo("localhost:19092");
        assertThat(settings.schemaRegistryUrl()).isEqualTo("http://localhost:18081/apis/ccompat/v7");
    }

    @Test
    void sayWhichAddressOfKafkaIsNone() {
        Shell lost = new Shell(Map.of("KAFKA_BOOTSTRAP_SERVERS", "no-such-host.invalid:9092"));

        assertThat(lost.run("machines", "list")).isEqualTo(1);
        assertThat(lost.complained()).contains("no-such-host.invalid:9092", "KAFKA_BOOTSTRAP_SERVERS");
    }
}
