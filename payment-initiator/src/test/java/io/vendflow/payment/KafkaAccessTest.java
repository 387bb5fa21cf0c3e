package io.vendflow.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.testing.DeclaredAccess;
import org.junit.jupiter.api.Test;

/** What Kafka allows this service is what it needs. */
class KafkaAccessTest {

    @Test
    void itsAccountHasTheTopicsThatItsCodeNames() {
        assertThat(DeclaredAccess.eventTopicsOf("payment-initiator"))
                .isEqualTo(DeclaredAccess.topicsNamedIn("io.vendflow.payment"));
    }
}
