package io.vendflow.stack;

import io.vendflow.embedded.Checkout;
import io.vendflow.embedded.ClassArchive;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Starts and stops everything once, on ports and data of its own, to learn which classes a start needs, and makes class
 * archives of them: every later start is quicker, until a library changes.
 */
final class Rehearsal {

    private static final int PROCESSORS = 2;

    private final Checkout checkout;
    private final Consumer<String> say;

    Rehearsal(Checkout checkout, Consumer<String> say) {
        this.checkout = checkout;
        this.say = say;
    }

    /** Does nothing where every archive exists. A failure is said and harmless: starts are slower without. */
    void run() throws InterruptedException {
        Path data = checkout.root().resolve("target").resolve("rehearsal");
        if (isNeedless(data)) {
            return;
        }
        say.accept("preparing quick starts (once for a set of libraries)");
        ClassRecorder recorder = new ClassRecorder();
        try {
            LocalStack.builder()
                    .dataDir(data)
                    .fresh(true)
                    .freePorts()
                    .recording(recorder)
                    .closeOnExit()
                    .start()
                    .close();
            make(recorder.recorded());
        } catch (StackException | ExecutionException e) {
            say.accept("could not be prepared, starts will be slower: " + e.getMessage());
        }
    }

    private boolean isNeedless(Path data) {
        Programs programs = new Programs(checkout, new Addresses(Ports.free()), data, Map.of());
        return Stream.concat(
                        Stream.of(programs.mqttBroker(), programs.schemaRegistry(), programs.simulator()),
                        Stream.of(Service.values()).map(programs::of))
                .allMatch(program -> program.command().archive().exists());
    }

    private static void make(List<ClassArchive> archives) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(PROCESSORS)) {
            List<Future<Void>> made =
                    threads.invokeAll(archives.stream().map(Rehearsal::making).toList());
            for (Future<Void> one : made) {
                one.get();
            }
        }
    }

    private static Callable<Void> making(ClassArchive archive) {
        return () -> {
            archive.make();
            return null;
        };
    }
}
