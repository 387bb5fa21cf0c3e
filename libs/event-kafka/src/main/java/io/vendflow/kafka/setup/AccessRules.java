package io.vendflow.kafka.setup;

import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.kafka.Replays;
import java.util.List;

/**
 * Every account of Kafka and what it may do: the only list of it. Tests hold it against the services' steps, topologies
 * and code, and run the services with nothing but this; docs/security.md shows it.
 */
public final class AccessRules {

    /** What is told of a sale, by anybody; all but who is online and how machines sell. */
    private static final List<Topic<?>> STORY = Topics.all().stream()
            .filter(topic -> topic != Topics.PRESENCE && topic != Topics.MACHINES)
            .toList();

    private static final List<String> RETRY_PATHS =
            Replays.SERVICES.stream().map(Replays::topicOf).toList();

    private static final List<String> ALL_TOPICS =
            DeclaredTopics.all().stream().map(TopicDeclaration::name).toList();

    private static final List<ServiceAccess> ALL = List.of(
            ServiceAccess.of("machine-gateway")
                    .asStreams("machine-gateway")
                    .inGroups("machine-gateway-outbox")
                    .reading(
                            ClusterSetup.GATEWAY_INBOX,
                            ClusterSetup.GATEWAY_OUTBOX,
                            Replays.topicOf("machine-gateway"),
                            Topics.PAYMENT_CREATED,
                            Topics.PAYMENT_REJECTED,
                            Topics.AUTHORIZED,
                            Topics.PAYMENT_ENDED,
                            Topics.CAPTURED,
                            Topics.RELEASED,
                            Topics.REFUNDED,
                            Topics.MACHINES)
                    .writing(
                            ClusterSetup.GATEWAY_INBOX,
                            ClusterSetup.GATEWAY_OUTBOX,
                            Topics.PAYMENT_REQUESTED,
                            Topics.CANCEL_REQUESTED,
                            Topics.VEND_REPORTED,
                            Topics.PRESENCE,
                            Topics.DEAD_LETTERS),
            step("payment-initiator")
                    .reading(Topics.PAYMENT_REQUESTED)
                    .writing(Topics.PAYMENT_CREATED, Topics.PAYMENT_REJECTED),
            ServiceAccess.of("webhook-ingest")
                    .asStreams("webhook-ingest")
                    .reading(Topics.PAYMENT_CREATED, Topics.WEBHOOK_RECEIVED, Replays.topicOf("webhook-ingest"))
                    .writing(Topics.WEBHOOK_RECEIVED, Topics.AUTHORIZED, Topics.PAYMENT_ENDED, Topics.DEAD_LETTERS),
            step("receipt-service")
                    .reading(Topics.AUTHORIZED, Topics.VEND_REPORTED)
                    .writing(Topics.RECEIPT_ATTACHED, Topics.RECEIPT_FAILED),
            // Reads every sale's story for operators, and proposes to the gateway what they decide.
            step("capture-service")
                    .reading(STORY)
                    .writing(
                            Topics.CAPTURED,
                            Topics.CAPTURE_FAILED,
                            Topics.RELEASED,
                            Topics.REFUND_REQUESTED,
                            Topics.REFUNDED,
                            ClusterSetup.GATEWAY_INBOX),
            // Compares and tells; to mend is for a person with the commands' account.
            ServiceAccess.of("reconciliation")
                    .reading(STORY, ClusterSetup.FINDINGS)
                    .writing(ClusterSetup.FINDINGS),
            // ./run machines, dead-letters, replay and reconcile, which remembers what it found as the service does;
            // what is
            // about money besides --repair goes through capture-service.
            ServiceAccess.of("commands")
                    .reading(STORY, Topics.MACHINES, ClusterSetup.GATEWAY_INBOX, ClusterSetup.FINDINGS)
                    .writing(
                            ClusterSetup.FINDINGS,
                            Topics.MACHINES,
                            Topics.DEAD_LETTERS_HANDLED,
                            Topics.REFUND_REQUESTED,
                            Topics.CANCEL_REQUESTED,
                            ClusterSetup.GATEWAY_INBOX,
                            RETRY_PATHS),
            ServiceAccess.of("setup").creating(ALL_TOPICS),
            // Apicurio Registry keeps its schemas in topics of its own, and makes one in which it tells of changes.
            ServiceAccess.of("registry")
                    .creating("kafkasql-*", "registry-events")
                    .reading("kafkasql-*")
                    .writing("kafkasql-*", "registry-events")
                    .inGroups("apicurio-*"));

    private AccessRules() {}

    public static List<ServiceAccess> all() {
        return ALL;
    }

    /** @throws IllegalArgumentException when there is no such account */
    public static ServiceAccess of(String account) {
        return ALL.stream()
                .filter(each -> each.account().equals(account))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no account " + account));
    }

    /** What every service of steps has: a group, its retry path, and dead letters. */
    private static ServiceAccess step(String service) {
        return ServiceAccess.of(service)
                .inGroups(service)
                .reading(Replays.topicOf(service))
                .writing(Topics.DEAD_LETTERS);
    }
}
