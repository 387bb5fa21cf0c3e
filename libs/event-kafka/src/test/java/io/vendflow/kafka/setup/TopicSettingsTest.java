package io.vendflow.kafka.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicSettingsTest {

    @Test
    void oneBrokerIsTheDefault() {
        assertThat(TopicSettings.from(Map.of())).isEqualTo(new TopicSettings(6, (short) 1, 1));
    }

    @Test
    void ofThreeCopiesTwoSufficeUnlessOtherwiseSaid() {
        assertThat(TopicSettings.from(Map.of("TOPIC_REPLICATION", "3"))).isEqualTo(new TopicSettings(6, (short) 3, 2));
        assertThat(TopicSettings.from(
                        Map.of("TOPIC_REPLICATION", "3", "TOPIC_MIN_INSYNC", " 1 ", "TOPIC_PARTITIONS", "12")))
                .isEqualTo(new TopicSettings(12, (short) 3, 1));
    }

    @Test
    void whatIsSetToNothingIsNotSet() {
        assertThat(TopicSettings.from(Map.of("TOPIC_REPLICATION", "", "TOPIC_MIN_INSYNC", "")))
                .isEqualTo(new TopicSettings(6, (short) 1, 1));
    }

    @Test
    void rejectsMoreCopiesInSyncThanThereAre() {
        assertThatThrownBy(() -> TopicSettings.from(Map.of("TOPIC_REPLICATION", "2", "TOPIC_MIN_INSYNC", "3")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TOPIC_MIN_INSYNC (3) is more than TOPIC_REPLICATION (2)");
    }

    @Test
    void rejectsWhatIsNoNumberByItsName() {
        assertThatThrownBy(() -> TopicSettings.from(Map.of("TOPIC_PARTITIONS", "many")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("TOPIC_PARTITIONS is no number: many");
        assertThatThrownBy(() -> TopicSettings.from(Map.of("TOPIC_REPLICATION", "0")))
                .hasMessage("TOPIC_REPLICATION (0) must be at least 1");
        assertThatThrownBy(() -> TopicSettings.from(Map.of("TOPIC_REPLICATION", "65537")))
                .hasMessage("TOPIC_REPLICATION (65537) is too large");
    }
}
