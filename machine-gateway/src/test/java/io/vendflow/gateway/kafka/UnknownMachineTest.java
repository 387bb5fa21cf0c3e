package io.vendflow.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.events.MachineProfile;
import io.vendflow.events.PaymentRequested;
import io.vendflow.events.Topics;
import io.vendflow.gateway.GatewayProperties;
import java.util.Map;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.JsonNode;

/** An installation as it comes: only machines with a profile sell. */
class UnknownMachineTest extends GatewayStage {

    @Override
    Topology topology() {
        GatewayProperties properties = new Binder(
                        new MapConfigurationPropertySource(Map.of("vendflow.gateway.default-merchant", "123456")))
                .bind("vendflow.gateway", GatewayProperties.class)
                .get();
        return GatewayTopology.build(tools(properties.toRules()), Stores::inMemoryKeyValueStore);
    }

    @Test
    void isRefusedInWordsUntilItHasAProfile() {
        say("sale", SALE);

        JsonNode rejected = told().getFirst().at("/payload");
        assertThat(rejected.at("/state").stringValue()).isEqualTo("REJECTED");
        assertThat(rejected.at("/code").stringValue()).isEqualTo("UNKNOWN_MACHINE");
        assertThat(rejected.at("/message").stringValue()).contains("VM0042 has no profile");
        assertThat(all(Topics.PAYMENT_REQUESTED, PaymentRequested.class)).isEmpty();

        send(
                Topics.MACHINES,
                MachineProfile.newBuilder()
                        .setMeta(meta("profile"))
                        .setMachineId("VM0042")
                        .setMerchantSerialNumber("654321")
                        .setName("Hall")
                        .setPlace("Aarhus")
                        .setActive(true)
                        .build());
        say("sale", SALE.replace("NOK", "DKK").replace("7F3K9Q", "SECOND"));

        assertThat(only(Topics.PAYMENT_REQUESTED, PaymentRequested.class)
                        .getSale()
                        .getMerchantSerialNumber())
                .isEqualTo("654321");
    }
}
