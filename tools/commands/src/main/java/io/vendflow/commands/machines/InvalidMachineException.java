package io.vendflow.commands.machines;

import java.util.List;

/** What is asked for a machine is not valid. */
final class InvalidMachineException extends RuntimeException {

    private final List<String> mistakes;

    InvalidMachineException(List<String> mistakes) {
        super(String.join("; ", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** All of them, each in words. */
    List<String> mistakes() {
        return mistakes;
    }
}
