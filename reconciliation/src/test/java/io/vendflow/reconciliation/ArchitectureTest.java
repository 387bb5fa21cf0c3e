package io.vendflow.reconciliation;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.vendflow.testing.ArchitectureRules;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.vendflow.books", "io.vendflow.reconciliation");

    /** Not asked what is public without need: {@code ./run reconcile} uses it from outside. */
    @ParameterizedTest
    @ValueSource(strings = {"io.vendflow.books", "io.vendflow.reconciliation"})
    void keepsTheShapeOfAService(String feature) {
        ArchitectureRules.coreKnowsNoTechnology(feature).check(CLASSES);
        ArchitectureRules.adaptersDoNotKnowEachOther(feature).check(CLASSES);
    }
}
