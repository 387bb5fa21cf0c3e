package io.vendflow.simulator;

import java.net.BindException;
import java.util.Map;

/** Why the simulator cannot start, in a line that helps. */
final class StartProblem {

    private StartProblem() {}

    static String describe(RuntimeException problem, Map<String, String> environment) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return "port " + environment.getOrDefault("SIMULATOR_PORT", "8083") + " on "
                        + environment.getOrDefault("SIMULATOR_BIND", "127.0.0.1")
                        + " cannot be used (" + cause.getMessage() + "); set SIMULATOR_PORT to another one";
            }
        }
        return String.valueOf(problem.getMessage());
    }
}
