package io.vendflow.contracts;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.vendflow.books.kafka.ReconciledTopics;
import io.vendflow.capture.CaptureComposition;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.gateway.kafka.EventIntake;
import io.vendflow.ingest.kafka.PaymentIntake;
import io.vendflow.kafka.DeadLetters;
import io.vendflow.kafka.Emission;
import io.vendflow.payment.PaymentComposition;
import io.vendflow.receipt.ReceiptComposition;
import io.vendflow.testing.StubEPayments;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Who writes and who reads which event, by the code. */
final class Wiring {

    private static final Map<String, List<String>> PACKAGES = Map.of(
            "machine-gateway", List.of("io.vendflow.gateway"),
            "payment-initiator", List.of("io.vendflow.payment"),
            "webhook-ingest", List.of("io.vendflow.ingest"),
            "receipt-service", List.of("io.vendflow.receipt"),
            "capture-service", List.of("io.vendflow.capture", "io.vendflow.operations"),
            "reconciliation", List.of("io.vendflow.reconciliation", "io.vendflow.books"),
            "commands", List.of("io.vendflow.commands"));

    /** What operators decide of these goes to the gateway as a proposal, and only it writes the event (docs/adr/0005). */
    private static final Set<String> PROPOSED = Set.of(Topics.CANCEL_REQUESTED.name(), Topics.VEND_REPORTED.name());

    private static final Map<String, Set<String>> SENT = new ConcurrentHashMap<>();
    private static final Map<String, Set<String>> READ = new ConcurrentHashMap<>();

    private Wiring() {}

    static Set<String> services() {
        return PACKAGES.keySet();
    }

    /** The topics of the events that a service makes. */
    static Set<String> sends(String service) {
        return SENT.computeIfAbsent(service, Wiring::sent);
    }

    private static Set<String> sent(String service) {
        JavaClasses classes = classesOf(service);
        Set<String> topics = topicsIn(
                classes,
                unit -> unit.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Emission.class)
                                && call.getName().equals("of")));
        if (classes.stream()
                .anyMatch(each -> each.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(DeadLetters.class)))) {
            topics.add(Topics.DEAD_LETTERS.name());
        }
        if (service.equals("capture-service")) {
            topics.removeAll(PROPOSED);
        }
        return topics;
    }

    /** The topics of the events that a service is told of. */
    static Set<String> receives(String service) {
        StubEPayments vipps = new StubEPayments();
        Clock clock = Clock.systemUTC();
        return switch (service) {
            case "machine-gateway" -> names(EventIntake.TOPICS);
            case "webhook-ingest" -> names(PaymentIntake.TOPICS);
            case "payment-initiator" ->
                PaymentComposition.steps(vipps, (result, since) -> {}, clock, Duration.ofMinutes(5))
                        .topics();
            case "receipt-service" ->
                ReceiptComposition.steps(Unused.receipts(), (result, since) -> {}, clock)
                        .topics();
            case "capture-service" ->
                CaptureComposition.steps(vipps, Unused.captureMetrics(), clock, pause -> {})
                        .topics();
            case "reconciliation" -> names(ReconciledTopics.all());
            default -> READ.computeIfAbsent(service, Wiring::read);
        };
    }

    private static Set<String> read(String service) {
        return topicsIn(
                classesOf(service),
                unit -> unit.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getName().equals("readAll")));
    }

    private static Set<String> names(Collection<Topic<?>> topics) {
        return topics.stream().map(Topic::name).collect(Collectors.toSet());
    }

    private static Set<String> topicsIn(JavaClasses classes, Predicate<JavaCodeUnit> where) {
        return classes.stream()
                .flatMap(each -> each.getCodeUnits().stream())
                .filter(where)
                .flatMap(unit -> unit.getFieldAccesses().stream())
                .filter(access -> access.getTargetOwner().isEquivalentTo(Topics.class))
                .map(access -> topicOf(access.getName()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String topicOf(String constant) {
        try {
            return ((Topic<?>) Topics.class.getField(constant).get(null)).name();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Topics has no " + constant, e);
        }
    }

    private static JavaClasses classesOf(String service) {
        String[] packages = PACKAGES.getOrDefault(service, List.of()).toArray(String[]::new);
        return new ClassFileImporter()
                .withImportOption(location -> Arrays.stream(new String[] {"/test-classes/", "-tests.jar"})
                        .noneMatch(location::contains))
                .importPackages(packages);
    }
}
