package io.vendflow.simulator;

import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Runs the simulator until it is stopped. Configured by {@code SIMULATOR_*} variables; see {@link SimulatorSettings}. */
public final class SimulatorApplication {

    private SimulatorApplication() {}

    public static void main(String[] arguments) throws InterruptedException {
        Optional<VippsSimulator> simulator = start(System.getenv(), System.err);
        if (simulator.isEmpty()) {
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(simulator.get()::close, "simulator-shutdown"));
        System.out.println("Vipps simulator on " + simulator.get().baseUrl());
        new CountDownLatch(1).await();
    }

    /** @return nothing when it could not start; then one line says why */
    static Optional<VippsSimulator> start(Map<String, String> environment, PrintStream err) {
        try {
            return Optional.of(VippsSimulator.start(SimulatorSettings.from(environment)));
        } catch (RuntimeException e) {
            err.println("The Vipps simulator cannot start: " + StartProblem.describe(e, environment));
            return Optional.empty();
        }
    }
}
