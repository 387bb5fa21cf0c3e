package io.vendflow.stack;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does something with several parts at the same time, and waits for all of them. */
final class Together {

    /** What may fail or be interrupted while it waits. */
    @FunctionalInterface
    interface Step {
        void doWith(Part part) throws InterruptedException;
    }

    private Together() {}

    /** @throws StackException the first failure, after all have ended */
    static void forEach(List<? extends Part> parts, Step step) throws InterruptedException {
        Function<Part, Callable<Void>> task = part -> () -> {
            step.doWith(part);
            return null;
        };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> done : threads.invokeAll(parts.stream().map(task).toList())) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StackException failure
                    ? failure
                    : new StackException("unexpected: " + e.getCause(), e);
        }
    }
}
