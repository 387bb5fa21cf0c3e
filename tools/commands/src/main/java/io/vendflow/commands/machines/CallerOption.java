package io.vendflow.commands.machines;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who answers for a change. */
final class CallerOption {

    @Option(names = "--by", paramLabel = "WHO", description = "Who asks for it (default: the user of this computer).")
    private @Nullable String by;

    @Nullable String by() {
        return by;
    }
}
