package io.vendflow.reconciliation;

import io.vendflow.books.Scope;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.kafka.setup.ClusterSetup;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** A run that stops in the middle and waits there, for a test that kills it. */
final class RunToKill {

    static final String UNDER_WAY = "under way";

    private RunToKill() {}

    public static void main(String[] args) {
        String registry = "mock://run-to-kill";
        // Ids are given in the order of registration, so they are those that the events were written with.
        ClusterSetup.registerSchemas(registry);
        KafkaSettings settings = new KafkaSettings(args[0], registry, null, Map.of());
        CountDownLatch never = new CountDownLatch(1);
        ReconciliationComposition.ofLog(settings, new EventCodec(registry), Clock.systemUTC())
                .run(
                        LogIT.request(
                                new Scope(Instant.EPOCH, Instant.now(), Map.of(), Map.of(), Set.of(args[1]), Set.of())),
                        (read, inAll, sales) -> {
                            if (read > 0) {
                                System.out.println(UNDER_WAY);
                                awaitForEver(never);
                            }
                        });
    }

    private static void awaitForEver(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
