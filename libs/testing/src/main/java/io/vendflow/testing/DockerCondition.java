package io.vendflow.testing;

import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** Behind {@link RequiresDocker}. */
final class DockerCondition implements ExecutionCondition {

    private final BooleanSupplier docker;

    DockerCondition() {
        // Asked once in a JVM; Testcontainers keeps the answer.
        this(() -> DockerClientFactory.instance().isDockerAvailable());
    }

    DockerCondition(BooleanSupplier docker) {
        this.docker = docker;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (docker.getAsBoolean()) {
            return ConditionEvaluationResult.enabled("Docker answers");
        }
        String reason = "SKIPPED, because no Docker answers: " + context.getDisplayName();
        // The build tool counts what was skipped and keeps the reason to itself.
        System.out.println(reason);
        return ConditionEvaluationResult.disabled(reason);
    }
}
