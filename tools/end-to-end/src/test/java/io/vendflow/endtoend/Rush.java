package io.vendflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Machines that sell one sale after another, each with a customer who approves, while something is done to the system. */
final class Rush implements AutoCloseable {

    /** What is taken away may be away for a minute and need another to come back, or three on a machine that is busy. */
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final Installation installation;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<VendingMachine> machines = new ArrayList<>();
    private final List<Future<?>> selling = new ArrayList<>();
    private final List<Sold> sold = new CopyOnWriteArrayList<>();
    private volatile boolean ending;

    private record Sold(VendingMachine machine, String saleId) {}

    Rush(Installation installation, Supplier<VendingMachine> machine, int count) {
        this.installation = installation;
        for (int i = 0; i < count; i++) {
            VendingMachine each = machine.get();
            machines.add(each);
            selling.add(threads.submit(() -> sellUntilTheEnd(each)));
        }
    }

    private void sellUntilTheEnd(VendingMachine machine) {
        for (int number = 1; !ending; number++) {
            String saleId = "RUSH%04d".formatted(number);
            machine.sell(saleId);
            machine.awaitState(saleId, "AWAITING_PAYMENT", PATIENCE);
            installation.vipps().approve(machine.id() + "-" + saleId);
            machine.awaitState(saleId, "AUTHORIZED", PATIENCE);
            machine.reportDispensed(saleId);
            machine.awaitState(saleId, "CAPTURED", PATIENCE);
            sold.add(new Sold(machine, saleId));
        }
    }

    /** Waits until so many more sales have been captured. */
    void awaitSales(int more) {
        int before = sold.size();
        await(more + " more sales")
                .atMost(PATIENCE)
                .until(() -> sold.size() >= before + more || selling.stream().anyMatch(Future::isDone));
        rethrow();
    }

    /** Lets each machine finish the sale it is at, and holds all of them against the three books. */
    void endAndAudit() {
        ending = true;
        for (Future<?> each : selling) {
            await().atMost(PATIENCE).until(each::isDone);
        }
        rethrow();
        assertThat(sold).isNotEmpty();
        EventLog log = installation.log().copy();
        for (Sold each : sold) {
            new Books(installation.vipps(), log, each.machine, each.saleId).agreeOnCaptured();
        }
        for (VendingMachine machine : machines) {
            assertThat(log.deadLetters(machine.id())).isEmpty();
        }
    }

    private void rethrow() {
        for (Future<?> each : selling) {
            if (each.isDone()) {
                try {
                    each.get();
                } catch (ExecutionException e) {
                    throw new AssertionError("a machine could not go on selling", e.getCause());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    @Override
    public void close() {
        ending = true;
        threads.shutdownNow();
        machines.forEach(VendingMachine::close);
    }
}
