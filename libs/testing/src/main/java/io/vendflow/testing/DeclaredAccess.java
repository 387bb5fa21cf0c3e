package io.vendflow.testing;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.kafka.Replays;
import io.vendflow.kafka.setup.AccessRules;
import io.vendflow.kafka.setup.ServiceAccess;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds what Kafka allows an account ({@link AccessRules}) against the code of the service that has it, so that a new topic
 * without access, and access without need, fail the build.
 */
public final class DeclaredAccess {

    private DeclaredAccess() {}

    /** The event topics that the classes of these packages name. */
    public static Set<String> topicsNamedIn(String... packages) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(packages);
        return classes.stream()
                .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().isEquivalentTo(Topics.class))
                .map(DeclaredAccess::nameOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The event topics that a service's account reads or writes, but for the dead letters, which a library writes for it. */
    public static Set<String> eventTopicsOf(String account) {
        ServiceAccess access = AccessRules.of(account);
        Set<String> topics = new TreeSet<>(access.reads());
        topics.addAll(access.writes());
        topics.removeIf(topic -> Topics.named(topic).isEmpty());
        topics.remove(Topics.DEAD_LETTERS.name());
        return topics;
    }

    /** What its account reads, but for its retry path. */
    public static Set<String> stepsOf(String account) {
        Set<String> topics = new TreeSet<>(AccessRules.of(account).reads());
        topics.remove(Replays.topicOf(account));
        return topics;
    }

    private static String nameOf(JavaFieldAccess access) {
        String field = access.getTarget().getName();
        try {
            return ((Topic<?>) Topics.class.getField(field).get(null)).name();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Topics." + field + " is no topic", e);
        }
    }
}
