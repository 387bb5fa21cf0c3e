package io.vendflow.stack;

import io.vendflow.embedded.Checkout;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@code ./run} runs once everything is built. */
@Command(
        name = "./run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Builds what is missing and starts Vendflow on this machine; Ctrl-C stops it.",
        footer = {
            "",
            "Every port can be moved, for example VENDFLOW_MQTT_PORT=2883 ./run; a port in the way is named with its variable.",
            "Logs are in data/logs."
        })
public final class LocalStackMain implements Callable<Integer> {

    @Option(names = "--fresh", description = "Delete the data of earlier runs first.")
    private boolean fresh;

    @Option(names = "--data", paramLabel = "DIR", description = "Where everything is kept (default: data).")
    private @Nullable Path data;

    public static void main(String[] args) {
        int code = new CommandLine(new LocalStackMain()).execute(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        Path directory = data == null ? Checkout.find().root().resolve("data") : data;
        logTo(directory.toAbsolutePath().resolve("logs").resolve("stack.log"));
        long since = System.nanoTime();
        System.out.println("starting on " + directory.toAbsolutePath().normalize());
        try {
            LocalStack stack = LocalStack.builder()
                    .dataDir(directory)
                    .fresh(fresh)
                    .listener(System.out::println)
                    .closeOnExit()
                    .onFatal(LocalStackMain::end)
                    .start();
            System.out.println("started in " + (System.nanoTime() - since) / 1_000_000_000 + " s\n");
            AddressTable.of(stack.addresses()).forEach(System.out::println);
            System.out.println("\nready");
        } catch (StackException | IllegalStateException e) {
            System.err.println(e.getMessage());
            return 1;
        }
        new CountDownLatch(1).await(); // until a signal
        return 0;
    }

    /** On a thread of its own: whoever reports the end (Kafka's threads) has to be able to stop meanwhile. */
    private static void end() {
        Thread.ofPlatform().daemon().name("end").start(() -> System.exit(1));
    }

    /** Read by logback's configuration when the first logger is made. */
    private static void logTo(Path file) {
        System.setProperty("vendflow.stack.log", file.toString());
        System.setProperty("logback.configurationFile", "stack-logback.xml");
    }
}
