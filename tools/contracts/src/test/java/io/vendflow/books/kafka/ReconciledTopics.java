package io.vendflow.books.kafka;

import io.vendflow.events.Topic;
import java.util.List;

/** What reconciliation reads. */
public final class ReconciledTopics {

    private ReconciledTopics() {}

    public static List<Topic<?>> all() {
        return KafkaEventLog.TOPICS;
    }
}
