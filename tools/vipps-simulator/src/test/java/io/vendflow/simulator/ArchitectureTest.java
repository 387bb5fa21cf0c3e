package io.vendflow.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.vendflow.simulator", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theCoreKnowsNeitherHttpNorJsonNorFiles = classes()
            .that()
            .resideInAPackage("io.vendflow.simulator.payments")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.vendflow.simulator.payments",
                    "io.vendflow.sale",
                    "org.jspecify..",
                    "java.lang..",
                    "java.security..",
                    "java.time..",
                    "java.util..");

    @ArchTest
    static final ArchRule theBooksKnowOnlyThePayments = classes()
            .that()
            .resideInAPackage("io.vendflow.simulator.settlement")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.vendflow.simulator.settlement",
                    "io.vendflow.simulator.payments",
                    "io.vendflow.sale",
                    "org.jspecify..",
                    "java.lang..",
                    "java.nio.charset..",
                    "java.time..",
                    "java.util..");

    @ArchTest
    static final ArchRule onlyOnePackageKnowsTheServer = noClasses()
            .that()
            .resideOutsideOfPackage("io.vendflow.simulator.http")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.helidon..");
}
