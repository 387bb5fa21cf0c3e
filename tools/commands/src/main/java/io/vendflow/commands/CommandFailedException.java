package io.vendflow.commands;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/** A command could not do what was asked; the message is for the person who asked. */
public final class CommandFailedException extends RuntimeException {

    private final int exitCode;

    private CommandFailedException(int exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** Something that was needed did not answer or is not there. */
    public static CommandFailedException impossible(String message, @Nullable Throwable cause) {
        return new CommandFailedException(ExitCode.SOFTWARE, message, cause);
    }

    /** What was asked for makes no sense. */
    public static CommandFailedException invalid(String message) {
        return new CommandFailedException(ExitCode.USAGE, message, null);
    }

    public int exitCode() {
        return exitCode;
    }
}
