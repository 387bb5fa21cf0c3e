package io.vendflow.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

class DockerConditionTest {

    private static final ByteArrayOutputStream CONSOLE = new ByteArrayOutputStream();

    private static boolean ran;

    /** Asks the condition about the real test, with everything said on the console kept. */
    @RegisterExtension
    static final ExecutionCondition WITHOUT_DOCKER = context -> {
        if (context.getTestMethod().isEmpty()) {
            return ConditionEvaluationResult.enabled("the class");
        }
        return withoutDocker(context);
    };

    @Test
    void mustNotRunWithoutDocker() {
        ran = true;
    }

    @AfterAll
    static void saidWhyOnTheConsole() {
        assertThat(ran).isFalse();
        assertThat(CONSOLE.toString(StandardCharsets.UTF_8))
                .contains("SKIPPED, because no Docker answers: mustNotRunWithoutDocker()");
    }

    private static ConditionEvaluationResult withoutDocker(ExtensionContext context) {
        PrintStream console = System.out;
        System.setOut(new PrintStream(CONSOLE, true, StandardCharsets.UTF_8));
        try {
            return new DockerCondition(() -> false).evaluateExecutionCondition(context);
        } finally {
            System.setOut(console);
        }
    }
}
