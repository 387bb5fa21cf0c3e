package io.vendflow.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/**
 * The shape of a service: a core that knows no technology, one adapter package per technology, and nothing more public
 * than it must be. A service's architecture test is {@code ArchitectureRules.check("io.vendflow.capture")}.
 */
public final class ArchitectureRules {

    private static final DescribedPredicate<JavaClass> WIRING = DescribedPredicate.describe(
            "wiring",
            type -> type.getFullName().matches(".*(Application|Composition|Configuration|Properties)(\\$.*)?")
                    || type.getSimpleName().equals("package-info"));

    private ArchitectureRules() {}

    /**
     * Asks all rules of the production classes of a feature.
     *
     * @throws AssertionError that names every class which breaks one
     */
    public static void check(String featurePackage) {
        JavaClasses imported = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(featurePackage);
        all(featurePackage).forEach(rule -> rule.check(imported));
    }

    public static List<ArchRule> all(String featurePackage) {
        return List.of(
                coreKnowsNoTechnology(featurePackage),
                adaptersDoNotKnowEachOther(featurePackage),
                nothingIsPublicWithoutNeed(featurePackage));
    }

    /** What decides can be understood, and tested in milliseconds, without knowing what it runs on. */
    public static ArchRule coreKnowsNoTechnology(String featurePackage) {
        return noClasses()
                .that()
                .resideInAPackage(featurePackage)
                .and(DescribedPredicate.not(WIRING))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "org.apache.kafka..",
                        "org.apache.avro..",
                        "io.opentelemetry..",
                        "io.vendflow.events..",
                        "io.vendflow.kafka..",
                        featurePackage + ".*..")
                .allowEmptyShould(true);
    }

    /** Each adapter can be replaced alone; what two of them share belongs to the core. */
    public static ArchRule adaptersDoNotKnowEachOther(String featurePackage) {
        return slices().matching(featurePackage + ".(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true);
    }

    /** One public entry per package: a reader sees at once where to begin. */
    public static ArchRule nothingIsPublicWithoutNeed(String featurePackage) {
        return classes()
                .that()
                .resideInAPackage(featurePackage + "..")
                .and()
                .areTopLevelClasses()
                .and()
                .haveModifier(JavaModifier.PUBLIC)
                .and(DescribedPredicate.not(WIRING))
                .should(beUsedFromAnotherPackage())
                .allowEmptyShould(true);
    }

    private static ArchCondition<JavaClass> beUsedFromAnotherPackage() {
        return new ArchCondition<>("be used from another package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                // A sealed outcome is used where its cases are.
                boolean used = type.getPackage().getClasses().stream()
                        .filter(part -> part.equals(type) || part.getFullName().startsWith(type.getFullName() + "$"))
                        .flatMap(part -> part.getDirectDependenciesToSelf().stream())
                        .map(Dependency::getOriginClass)
                        .anyMatch(user -> !user.getPackageName().equals(type.getPackageName()));
                events.add(new SimpleConditionEvent(
                        type, used, type.getName() + (used ? " is" : " is public and not") + " used elsewhere"));
            }
        };
    }
}
