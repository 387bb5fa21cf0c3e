package io.vendflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The description of the control API is YAML that says what it means to. */
class ControlDescriptionTest {

    private final VippsSimulator simulator = VippsSimulator.start(SimulatorSettings.forTests());
    private final Caller control = Caller.anonymous(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void everyPathThatIsReadIsThere() {
        Map<?, ?> paths = (Map<?, ?>) Objects.requireNonNull(description().get("paths"));
        assertThat(paths).isNotEmpty();
        paths.forEach((path, operations) -> {
            if (((Map<?, ?>) operations).containsKey("get") && !path.toString().contains("{")) {
                assertThat(control.get(path.toString()).status())
                        .as(path.toString())
                        .isEqualTo(200);
            }
        });
        assertThat(paths.keySet().stream().map(Object::toString))
                .contains(
                        "/simulator/ledger",
                        "/simulator/ledger/lag",
                        "/simulator/ledger/entries",
                        "/simulator/ledger/withheld");
    }

    /** A comma in a description within braces ends it, and what follows becomes a key of nothing. */
    @Test
    void noKeyIsWithoutAValue() {
        assertNoNulls(description(), "");
    }

    private Map<?, ?> description() {
        return new Yaml().load(control.get("/simulator/openapi.yaml").text());
    }

    private static void assertNoNulls(Object node, String path) {
        assertThat(node).as(path).isNotNull();
        switch (node) {
            case Map<?, ?> map -> map.forEach((key, value) -> assertNoNulls(value, path + "/" + key));
            case List<?> list -> list.forEach(value -> assertNoNulls(value, path + "[]"));
            default -> {}
        }
    }
}
