package io.vendflow.kafka.setup;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the declared topics that are missing; says where those that are there differ, and leaves them as they are. */
final class TopicSetup {

    private static final Logger LOGGER = LoggerFactory.getLogger(TopicSetup.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Admin admin;
    private final TopicSettings settings;
    private final Duration patienceForBrokers;

    TopicSetup(Admin admin, TopicSettings settings) {
        this(admin, settings, PATIENCE);
    }

    /** @param patienceForBrokers how long to wait for as many brokers as a topic is to have copies */
    TopicSetup(Admin admin, TopicSettings settings, Duration patienceForBrokers) {
        this.admin = admin;
        this.settings = settings;
        this.patienceForBrokers = patienceForBrokers;
    }

    /** @throws IllegalStateException when Kafka does not answer in time, has too few brokers, or refuses a topic */
    void create(List<TopicDeclaration> declared) {
        try {
            awaitBrokers();
            Set<String> existing = names();
            List<NewTopic> missing = declared.stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .map(topic -> topic.toNewTopic(settings))
                    .toList();
            admin.createTopics(missing).values().forEach(TopicSetup::awaitCreation);
            awaitAll(declared);
            awaitLeaders(missing.stream().map(NewTopic::name).toList());
            new TopicDifferences(admin, settings)
                    .of(declared)
                    .forEach(difference -> LOGGER.warn(
                            "a topic is not as declared and is left so, an administrator has to change it: {}",
                            difference));
            LOGGER.atInfo()
                    .addKeyValue("created", missing.size())
                    .addKeyValue("existed", declared.size() - missing.size())
                    .log("topics are there");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not create the topics: " + e, e);
        }
    }

    /** The brokers of a cluster that starts come one after another, and a copy needs a broker. */
    private void awaitBrokers() throws ExecutionException, InterruptedException, TimeoutException {
        if (!Eventually.isTrue(() -> brokers() >= settings.replication(), patienceForBrokers)) {
            throw new IllegalStateException("Kafka has " + brokers() + " of the " + settings.replication()
                    + " brokers that TOPIC_REPLICATION asks for");
        }
    }

    private int brokers() throws ExecutionException, InterruptedException, TimeoutException {
        return admin.describeCluster()
                .nodes()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .size();
    }

    private Set<String> names() throws ExecutionException, InterruptedException, TimeoutException {
        return admin.listTopics().names().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** That it exists is as good: the answer to our first try may have been lost, or a broker did not know of it yet. */
    private static void awaitCreation(String topic, KafkaFuture<Void> creation) {
        try {
            creation.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating " + topic, e);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("Kafka did not create " + topic + ": " + e.getCause(), e);
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException("Kafka did not create " + topic + " in time", e);
        }
    }

    private void awaitAll(List<TopicDeclaration> declared)
            throws ExecutionException, InterruptedException, TimeoutException {
        Set<String> unknown =
                declared.stream().map(TopicDeclaration::name).collect(Collectors.toCollection(TreeSet::new));
        Eventually.Question areKnown = () -> {
            unknown.removeAll(names());
            return unknown.isEmpty();
        };
        if (!Eventually.isTrue(areKnown, PATIENCE)) {
            throw new IllegalStateException("Kafka has created " + unknown + " and does not know of it");
        }
    }

    /**
     * A producer that starts before every partition answers can meet OUT_OF_ORDER_SEQUENCE_NUMBER.
     *
     * @param topics with as many partitions as they have, not as many as are declared: somebody else may have made them
     */
    private void awaitLeaders(List<String> topics) throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> all =
                admin
                        .describeTopics(topics)
                        .allTopicNames()
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                        .values()
                        .stream()
                        .flatMap(topic -> topic.partitions().stream()
                                .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                        .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.earliest()));
        admin.listOffsets(all).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
