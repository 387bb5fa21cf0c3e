package io.vendflow.kafka.setup;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What one account of Kafka may do, and nothing else. A name that ends with {@code *} stands for all that begin so.
 *
 * @param account the user's name, which is the service's
 * @param reads topics
 * @param writes topics; with one of them comes the right to be an idempotent producer
 * @param creates topics that it makes and whose settings it looks at, without reading or writing them
 * @param groups consumer groups in which it reads
 * @param streams application ids of Kafka Streams: a group, transactions, and topics for state, all named after it
 */
public record ServiceAccess(
        String account,
        Set<String> reads,
        Set<String> writes,
        Set<String> creates,
        Set<String> groups,
        Set<String> streams) {

    private static final String ANY = "*";

    public ServiceAccess {
        reads = sorted(reads);
        writes = sorted(writes);
        creates = sorted(creates);
        groups = sorted(groups);
        streams = sorted(streams);
    }

    public String principal() {
        return "User:" + account;
    }

    /** The same as Kafka has it. */
    public Set<AclBinding> bindings() {
        Set<AclBinding> all = new LinkedHashSet<>();
        reads.forEach(topic -> allow(all, ResourceType.TOPIC, topic, AclOperation.READ));
        writes.forEach(topic -> allow(all, ResourceType.TOPIC, topic, AclOperation.WRITE));
        creates.forEach(topic -> allow(
                all,
                ResourceType.TOPIC,
                topic,
                AclOperation.CREATE,
                AclOperation.DESCRIBE,
                AclOperation.DESCRIBE_CONFIGS));
        groups.forEach(group -> allow(all, ResourceType.GROUP, group, AclOperation.READ));
        for (String application : streams) {
            allow(all, ResourceType.GROUP, application, AclOperation.READ);
            // Kafka Streams puts a hyphen behind the application's id in the names of what is its own; ours have a dot.
            String own = application + "-" + ANY;
            allow(all, ResourceType.TRANSACTIONAL_ID, own, AclOperation.WRITE);
            allow(all, ResourceType.TOPIC, own, AclOperation.CREATE, AclOperation.READ, AclOperation.WRITE);
        }
        return all;
    }

    private void allow(Set<AclBinding> all, ResourceType type, String name, AclOperation... operations) {
        ResourcePattern pattern = name.endsWith(ANY)
                ? new ResourcePattern(type, name.substring(0, name.length() - 1), PatternType.PREFIXED)
                : new ResourcePattern(type, name, PatternType.LITERAL);
        for (AclOperation operation : operations) {
            all.add(new AclBinding(
                    pattern, new AccessControlEntry(principal(), "*", operation, AclPermissionType.ALLOW)));
        }
    }

    private static Set<String> sorted(Set<String> names) {
        return java.util.Collections.unmodifiableSet(new TreeSet<>(names));
    }

    /** Begins the declaration of an account that may do nothing yet. */
    static ServiceAccess of(String account) {
        return new ServiceAccess(account, Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    }

    ServiceAccess reading(Object... topics) {
        return new ServiceAccess(account, with(reads, topics), writes, creates, groups, streams);
    }

    ServiceAccess writing(Object... topics) {
        return new ServiceAccess(account, reads, with(writes, topics), creates, groups, streams);
    }

    ServiceAccess creating(Object... topics) {
        return new ServiceAccess(account, reads, writes, with(creates, topics), groups, streams);
    }

    ServiceAccess inGroups(String... names) {
        return new ServiceAccess(account, reads, writes, creates, with(groups, (Object[]) names), streams);
    }

    ServiceAccess asStreams(String application) {
        return new ServiceAccess(account, reads, writes, creates, groups, with(streams, application));
    }

    /** @param more names, things whose toString is one, or lists of these */
    private static Set<String> with(Set<String> some, Object... more) {
        Set<String> all = new TreeSet<>(some);
        Stream.of(more)
                .flatMap(each -> each instanceof List<?> list ? list.stream() : Stream.of(each))
                .forEach(each -> all.add(each.toString()));
        return all;
    }
}
