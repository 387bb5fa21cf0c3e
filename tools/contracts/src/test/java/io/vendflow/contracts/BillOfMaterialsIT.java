package io.vendflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every program says what it consists of. The plugin wants to be online; a build that is not has none, and says so here. */
class BillOfMaterialsIT {

    private static final Map<String, String> DIRECT = Map.of(
            "machine-gateway", "hivemq-mqtt-client",
            "payment-initiator", "kafka-clients",
            "webhook-ingest", "kafka-streams",
            "receipt-service", "avro",
            "capture-service", "resilience4j-circuitbreaker",
            "reconciliation", "kafka-clients",
            "tools/vipps-simulator", "helidon-webserver");

    @BeforeAll
    static void wasMade() {
        assumeThat("offline:true".equals(System.getProperty("maven.mode")))
                .as("skipped: built offline, without bills of materials")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "machine-gateway",
                "payment-initiator",
                "webhook-ingest",
                "receipt-service",
                "capture-service",
                "reconciliation",
                "tools/vipps-simulator"
            })
    void aProgramCarriesItsOwn(String program) {
        Path file = Documents.CHECKOUT.resolve(program, "target/classes/META-INF/sbom/application.cdx.json");
        JsonNode bill = JsonMapper.shared().readTree(file.toFile());

        assertThat(names(bill))
                .contains(DIRECT.get(program))
                .doesNotContain("junit-jupiter", "assertj-core", "archunit", "vendflow-testing");
        assertSaysNoMoment(bill);
    }

    @Test
    void thereIsOneForAllOfIt() {
        Path file = Documents.CHECKOUT.resolve("target/vendflow.cdx.json");
        // Made by the root module, which is not built when only some modules are.
        assumeThat(Files.exists(file)).as("skipped: the root was not built").isTrue();
        JsonNode bill = JsonMapper.shared().readTree(file.toFile());

        assertThat(names(bill)).containsAll(DIRECT.values()).contains("core", "machine-gateway");
        assertSaysNoMoment(bill);
    }

    private static List<String> names(JsonNode bill) {
        assertThat(bill.get("bomFormat").stringValue()).isEqualTo("CycloneDX");
        return bill.get("components")
                .valueStream()
                .map(each -> each.get("name").stringValue())
                .toList();
    }

    /** The same sources give the same bill. */
    private static void assertSaysNoMoment(JsonNode bill) {
        assertThat(bill.at("/metadata/timestamp").isMissingNode()).isTrue();
        assertThat(bill.has("serialNumber")).isFalse();
    }
}
