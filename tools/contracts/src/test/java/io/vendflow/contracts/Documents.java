package io.vendflow.contracts;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A document of the checkout, with the schemas in it. */
record Documents(Path file, JsonNode root, SchemaRegistry schemas) {

    /** Seen from the module's folder, where Maven runs tests. */
    static final Path CHECKOUT = Path.of("..", "..").toAbsolutePath().normalize();

    static final Path DOCS = CHECKOUT.resolve("docs");

    private static final String BASE = "https://vendflow.invalid/document";

    static Documents machines() {
        return read(DOCS.resolve("asyncapi/machines.yaml"));
    }

    static Documents events() {
        return read(DOCS.resolve("asyncapi/events.yaml"));
    }

    private static Documents read(Path file) {
        // Unlike Jackson's own, this reader knows YAML's anchors.
        Object loaded = new Yaml().load(text(file));
        JsonNode root = JsonMapper.shared().valueToTree(loaded);
        SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_7,
                builder -> builder.schemas(Map.of(BASE, schemasOf(root)))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
        return new Documents(file, root, schemas);
    }

    /** Without the rest, whose words mean other things in a schema. */
    private static String schemasOf(JsonNode root) {
        ObjectNode only = JsonMapper.shared().createObjectNode();
        only.set("components", root.get("components"));
        return only.toString();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a message by a schema of this document. */
    List<String> complaints(String pointer, JsonNode message) {
        Schema schema = schemas.getSchema(SchemaLocation.of(BASE + "#" + pointer));
        return schema.validate(message).stream().map(Error::toString).toList();
    }

    /** The message of that name. */
    JsonNode message(String name) {
        return root.at("/components/messages/" + name);
    }

    /** The messages that are described, by their names. */
    Map<String, JsonNode> messages() {
        Map<String, JsonNode> messages = new LinkedHashMap<>();
        root.at("/components/messages").properties().forEach(each -> messages.put(each.getKey(), each.getValue()));
        return messages;
    }
}
