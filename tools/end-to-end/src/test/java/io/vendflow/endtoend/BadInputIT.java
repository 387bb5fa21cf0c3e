package io.vendflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vendflow.events.DeadLetter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Bad input is answered in words, its bytes are kept, and the next message goes through. */
@ExtendWith(World.Extension.class)
@Execution(ExecutionMode.CONCURRENT)
class BadInputIT {

    private static final String GOOD = """
            {"saleId":"BADONE","currency":"NOK","lines":[{"slot":"A3","sku":"C","name":"Cola","quantity":1,"unitPrice":2500,"taxRate":1500}]}""";

    private final World world;

    BadInputIT(World world) {
        this.world = world;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v1 | sale | this is not JSON         | NOT_JSON            | not JSON",
                "v1 | sale | {\"currency\":\"NOK\"}   | MISSING_FIELD       | saleId is missing",
                "v2 | sale | {\"saleId\":\"BADONE\"}  | UNSUPPORTED_VERSION | v2",
                "v1 | vend | {\"saleId\":\"NOBODY\",\"outcome\":\"FAILED\"} | UNKNOWN_SALE | NOBODY",
            })
    void anErrorTellsWhatIsWrong(String version, String channel, String payload, String code, String words) {
        try (VendingMachine machine = world.machine()) {
            String topic = "vending/" + version + "/up/" + machine.id() + "/" + channel;
            machine.publish(topic, payload);

            JsonNode error = machine.awaitError(code);
            assertThat(error.at("/message").asString()).contains(words);
            assertThat(error.at("/topic").asString()).isEqualTo(topic);
            assertKept(machine, payload, code);
            assertTheNextSaleGoesThrough(machine);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2500 | -1       | INVALID_FIELD    | unitPrice",
                "2500 | 25.5     | INVALID_FIELD    | whole number",
                "2500 | 65000001 | INVALID_FIELD    | 65000000",
                "1,\"unitPrice\":2500 | 3,\"unitPrice\":60000000 | AMOUNT_TOO_LARGE | 180000000",
                "\"NOK\" | \"XYZ\" | INVALID_FIELD  | currency",
            })
    void aSaleThatBreaksARuleIsRejected(String find, String replace, String code, String words) {
        try (VendingMachine machine = world.machine()) {
            String payload = GOOD.replace(find, replace);
            machine.say("sale", payload);

            JsonNode rejected = machine.awaitState("BADONE", "REJECTED");
            assertThat(rejected.at("/code").asString()).isEqualTo(code);
            assertThat(rejected.at("/message").asString()).contains(words);
            assertKept(machine, payload, code);
            assertTheNextSaleGoesThrough(machine);
        }
    }

    @ParameterizedTest
    @CsvSource({"V1", "VM_0042", "ABCDEFGHIJKLMNOPQ"})
    void aMachineWithABadNameIsToldOnItsOwnTopic(String name) {
        try (VendingMachine stranger =
                new VendingMachine(world.stack().addresses().mqttUrl(), name)) {
            stranger.say("sale", GOOD);
            stranger.awaitError("INVALID_MACHINE_ID");
            assertKept(stranger, GOOD, "INVALID_MACHINE_ID");
        }
    }

    private void assertKept(VendingMachine machine, String payload, String code) {
        await().atMost(VendingMachine.PATIENCE)
                .untilAsserted(() -> assertThat(world.log().deadLetters(machine.id()))
                        .singleElement()
                        .satisfies(letter -> {
                            assertThat(letter.getCode()).isEqualTo(code);
                            assertThat(bytes(letter)).isEqualTo(payload.getBytes(StandardCharsets.UTF_8));
                        }));
    }

    private static void assertTheNextSaleGoesThrough(VendingMachine machine) {
        machine.sell("NEXT01");
        machine.awaitState("NEXT01", "AWAITING_PAYMENT");
    }

    private static byte[] bytes(DeadLetter letter) {
        byte[] bytes = new byte[letter.getPayload().remaining()];
        letter.getPayload().duplicate().get(bytes);
        return bytes;
    }
}
