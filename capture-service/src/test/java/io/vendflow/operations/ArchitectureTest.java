package io.vendflow.operations;

import io.vendflow.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheShapeOfAService() {
        ArchitectureRules.check("io.vendflow.operations");
    }
}
