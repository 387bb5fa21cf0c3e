package io.vendflow.commands;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;

/** A command line to type commands at. */
final class Shell {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine commands;

    Shell(Map<String, String> environment) {
        commands = Commands.on(
                new Terminal(environment, new PrintWriter(out, true), new PrintWriter(err, true), Clock.systemUTC()));
    }

    /** The exit code. */
    int run(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return commands.execute(words);
    }

    String said() {
        return out.toString();
    }

    String complained() {
        return err.toString();
    }

    Set<String> commandNames() {
        return commands.getSubcommands().keySet();
    }
}
