package io.vendflow.commands;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;

/** A command line to type commands at. */
public final class Shell {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine commands;

    public Shell(Map<String, String> environment) {
        this(environment, Clock.systemUTC());
    }

    public Shell(Map<String, String> environment, Clock clock) {
        commands =
                Commands.on(new Terminal(environment, new PrintWriter(out, true), new PrintWriter(err, true), clock));
    }

    /** The exit code. */
    public int run(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return commands.execute(words);
    }

    public String said() {
        return out.toString();
    }

    public String complained() {
        return err.toString();
    }

    Set<String> commandNames() {
        return commands.getSubcommands().keySet();
    }
}
