package io.vendflow.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.commands.replay.ServiceSteps;
import io.vendflow.kafka.Replays;
import io.vendflow.kafka.setup.AccessRules;
import io.vendflow.kafka.setup.ServiceAccess;
import io.vendflow.testing.DeclaredAccess;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What Kafka allows the commands' account is what they need. */
class KafkaAccessTest {

    private static final ServiceAccess ACCESS = AccessRules.of("commands");
    static final List<String> SERVICES = Replays.SERVICES;

    @ParameterizedTest
    @FieldSource("SERVICES")
    void replaysWhatEachServiceTakes(String service) {
        assertThat(ACCESS.reads()).containsAll(ServiceSteps.topicsOf(service));
        assertThat(ACCESS.writes()).contains(Replays.topicOf(service));
    }

    @Test
    void reconcilesAsTheServiceDoes() {
        ServiceAccess service = AccessRules.of("reconciliation");
        assertThat(ACCESS.reads()).containsAll(service.reads());
        assertThat(ACCESS.writes()).containsAll(service.writes());
    }

    @Test
    void readsAndWritesTheTopicsThatItsCodeNames() {
        assertThat(DeclaredAccess.eventTopicsOf("commands"))
                .containsAll(
                        DeclaredAccess.topicsNamedIn(
                                        "io.vendflow.commands.deadletters", "io.vendflow.commands.machines")
                                .stream()
                                .filter(topic -> !topic.equals("vending.dead-letters"))
                                .toList());
    }
}
