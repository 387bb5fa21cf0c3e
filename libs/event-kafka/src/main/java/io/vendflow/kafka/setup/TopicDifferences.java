package io.vendflow.kafka.setup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;

/** Where topics that are there differ from their declaration: of an earlier release, made by hand, or of a smaller cluster. */
final class TopicDifferences {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Admin admin;
    private final TopicSettings settings;

    TopicDifferences(Admin admin, TopicSettings settings) {
        this.admin = admin;
        this.settings = settings;
    }

    /** @param topics all of which are there */
    List<String> of(List<TopicDeclaration> topics) throws ExecutionException, InterruptedException, TimeoutException {
        Map<String, TopicDescription> descriptions = admin.describeTopics(
                        topics.stream().map(TopicDeclaration::name).toList())
                .allTopicNames()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        Map<ConfigResource, Config> configs = admin.describeConfigs(
                        topics.stream().map(TopicDifferences::resource).toList())
                .all()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        List<String> differences = new ArrayList<>();
        for (TopicDeclaration topic : topics) {
            TopicDescription description = descriptions.get(topic.name());
            Config config = configs.get(resource(topic));
            if (description != null && config != null) {
                differences.addAll(differences(topic, description, config));
            }
        }
        return differences;
    }

    private List<String> differences(TopicDeclaration topic, TopicDescription description, Config config) {
        Map<String, String> expected = new TreeMap<>(topic.configs(settings));
        expected.put("partitions", String.valueOf(topic.partitionsIn(settings)));
        expected.put("replication", String.valueOf(settings.replication()));
        List<String> differences = new ArrayList<>();
        expected.forEach((what, declared) -> {
            String found = switch (what) {
                case "partitions" -> String.valueOf(description.partitions().size());
                case "replication" ->
                    String.valueOf(
                            description.partitions().getFirst().replicas().size());
                default -> valueOf(config.get(what));
            };
            if (!found.equals(declared)) {
                differences.add(topic.name() + " has " + what + " " + found + ", declared is " + declared);
            }
        });
        return differences;
    }

    private static String valueOf(@Nullable ConfigEntry entry) {
        return entry == null ? "unset" : String.valueOf(entry.value());
    }

    private static ConfigResource resource(TopicDeclaration topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }
}
