package io.vendflow.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorsTest {

    private final Operators operators =
            new Operators(List.of("# who", "", "anna:a-long-enough-token", "  bob : another:token-of-bob "));

    @Test
    void knowsOperatorsByTheirTokens() {
        assertThat(operators.withToken("a-long-enough-token")).contains(new Operator("anna"));
        assertThat(operators.withToken("another:token-of-bob")).contains(new Operator("bob"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a-long-enough-toke", "a-long-enough-token ", "anna"})
    void knowsNobodyElse(String token) {
        assertThat(operators.withToken(token)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", ":a-long-enough-token", "anna:short", "capture-service:a-long-enough-token"})
    void saysWhichLineIsWrongAndNeverItsToken(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Operators(List.of("# first", line)))
                .withMessageStartingWith("line 2 ")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("a-long-enough-token", ":short"));
    }
}
