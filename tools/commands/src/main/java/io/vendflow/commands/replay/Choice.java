package io.vendflow.commands.replay;

import io.vendflow.commands.Cluster;
import io.vendflow.events.Topics;
import io.vendflow.kafka.Proposals;
import io.vendflow.kafka.UnreadableEventException;
import io.vendflow.kafka.setup.ClusterSetup;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which records come again. What is not said does not limit. What operators once proposed to the gateway never comes
 * again: it was a decision about how things were.
 *
 * @param from inclusive; null: from the first record on
 * @param to exclusive
 */
record Choice(
        Set<String> machines, Set<String> sales, @Nullable Instant from, Instant to) {

    boolean takes(ConsumerRecord<String, byte[]> record, Cluster cluster) {
        Instant time = Instant.ofEpochMilli(record.timestamp());
        return record.headers().lastHeader(Proposals.TOPIC) == null
                && (from == null || !time.isBefore(from))
                && time.isBefore(to)
                && (machines.isEmpty() || machines.contains(String.valueOf(record.key())))
                && (sales.isEmpty() || sales.contains(String.valueOf(sale(record, cluster))));
    }

    /** The reference of the sale that a record is about; null when it tells of none. */
    static @Nullable String sale(ConsumerRecord<String, byte[]> record, Cluster cluster) {
        if (record.topic().equals(ClusterSetup.GATEWAY_INBOX)
                && record.headers().lastHeader(Proposals.TOPIC) == null) {
            return saleOfMessage(record);
        }
        if (record.topic().equals(Topics.WEBHOOK_RECEIVED.name())) {
            return saleOfWebhook(record, cluster);
        }
        Header subject = record.headers().lastHeader("ce_subject");
        return subject == null ? null : new String(subject.value(), StandardCharsets.UTF_8);
    }

    private static @Nullable String saleOfMessage(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return null;
        }
        try {
            String saleId =
                    JsonMapper.shared().readTree(record.value()).path("saleId").asString("");
            return saleId.isEmpty() ? null : record.key() + "-" + saleId;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static @Nullable String saleOfWebhook(ConsumerRecord<String, byte[]> record, Cluster cluster) {
        try {
            return cluster.decode(Topics.WEBHOOK_RECEIVED, record.value()).getReference();
        } catch (UnreadableEventException e) {
            return null;
        }
    }
}
