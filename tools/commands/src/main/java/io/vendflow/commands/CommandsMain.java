package io.vendflow.commands;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** What {@code ./run COMMAND …} runs. */
public final class CommandsMain {

    private CommandsMain() {}

    public static void main(String[] args) {
        System.setProperty("logback.configurationFile", "commands-logback.xml");
        Terminal terminal = new Terminal(
                System.getenv(),
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                Clock.systemUTC());
        System.exit(Commands.on(terminal).execute(args));
    }
}
