package io.vendflow.embedded;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A broker in a JVM that a test may kill. */
public final class KafkaOfItsOwn {

    private KafkaOfItsOwn() {}

    public static void main(String[] args) throws InterruptedException {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(args[0]), Integer.parseInt(args[1]))) {
            System.out.println("up at " + kafka.bootstrapServers());
            new CountDownLatch(1).await();
        }
    }
}
