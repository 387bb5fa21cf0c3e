package io.vendflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Both documents fit the JSON Schema that the AsyncAPI initiative publishes. It is on npm only, and not ours to keep a copy of: it
 * is fetched once, by npm, in the version and with the digest that the root pom names. Where npm is not found or does not get
 * it, this is skipped, and says so.
 */
class OfficialAsyncApiSchemaTest {

    private static final String VERSION = System.getProperty("asyncapi-specs.version", "");
    private static final String INTEGRITY = System.getProperty("asyncapi-specs.integrity", "");
    private static final Path FOLDER = Path.of("target", "asyncapi-specs");

    private static Schema official;

    static List<Documents> documents() {
        return AsyncApiDocumentsTest.documents();
    }

    @BeforeAll
    static void fetch() throws IOException, InterruptedException {
        Path archive = FOLDER.resolve("asyncapi-specs-" + VERSION + ".tgz");
        if (!Files.exists(archive)) {
            Files.createDirectories(FOLDER);
            boolean brought = run("npm", "pack", "--silent", "--ignore-scripts", "@asyncapi/specs@" + VERSION);
            if (!brought) {
                // Or half of it would be there for the next run.
                Files.deleteIfExists(archive);
            }
            assumeThat(brought)
                    .as("skipped: npm does not bring @asyncapi/specs")
                    .isTrue();
        }
        assertThat(digest(archive))
                .as("not the archive that the root pom names")
                .isEqualTo(INTEGRITY);
        assumeThat(run("tar", "-xzf", archive.getFileName().toString(), "package/schemas/3.0.0-without-$id.json"))
                .as("skipped: no tar")
                .isTrue();
        JsonNode schema = JsonMapper.shared()
                .readTree(
                        FOLDER.resolve("package/schemas/3.0.0-without-$id.json").toFile());
        official =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(schema);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void fitTheOfficialSchema(Documents document) {
        assertThat(official.validate(document.root())).map(Error::toString).isEmpty();
    }

    /** Otherwise it would prove nothing. */
    @Test
    void aMistakeIsFound() {
        ObjectNode broken = Documents.events().root().deepCopy().asObject();
        broken.withObject("/info").remove("version");

        assertThat(official.validate(broken)).isNotEmpty();
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Path output = FOLDER.resolve("output");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            return false;
        }
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0;
    }

    private static String digest(Path file) throws IOException {
        try {
            return "sha512-"
                    + Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-512", e);
        }
    }
}
