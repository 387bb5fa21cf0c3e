package io.vendflow.commands;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who answers for a change. */
public final class CallerOption {

    @Option(names = "--by", paramLabel = "WHO", description = "Who asks for it (default: the user of this computer).")
    private @Nullable String by;

    public @Nullable String by() {
        return by;
    }
}
