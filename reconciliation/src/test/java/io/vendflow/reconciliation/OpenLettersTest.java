package io.vendflow.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenLettersTest {

    private final OpenLetters letters = new OpenLetters();

    @Test
    void knowsNothingBeforeAllWasRead() {
        letters.written("a");
        assertThat(letters.count()).isNaN();

        letters.isComplete();
        assertThat(letters.count()).isOne();
    }

    @Test
    void countsALetterUntilItIsHandledWhicheverIsReadFirstAndHoweverOften() {
        letters.handled("a");
        letters.written("a");
        letters.written("b");
        letters.written("b");
        letters.written("c");
        letters.handled("c");
        letters.isComplete();

        assertThat(letters.count()).as("only b").isOne();
    }
}
