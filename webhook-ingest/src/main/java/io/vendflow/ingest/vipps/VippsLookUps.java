package io.vendflow.ingest.vipps;

import io.vendflow.ingest.Answer;
import io.vendflow.ingest.Found;
import io.vendflow.ingest.LookUp;
import io.vendflow.ingest.LookUps;
import io.vendflow.kafka.parts.Condition;
import io.vendflow.kafka.parts.Part;
import io.vendflow.sale.MachineId;
import io.vendflow.tracing.Handling;
import io.vendflow.tracing.Place;
import io.vendflow.tracing.Tracing;
import io.vendflow.vipps.epayment.EPayments;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Each look in a virtual thread of its own, and not more at a time than Vipps should have to bear. */
final class VippsLookUps implements LookUps, Part, AutoCloseable {

    /** A look ends by its time-outs long before. */
    private static final Duration LONGEST_WITHOUT_ANSWER = Duration.ofMinutes(5);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Tracing tracing;
    private final PaymentLook look;
    private final Semaphore room;
    private final Duration longestWithoutAnswer;
    private volatile long lastMove = System.nanoTime();
    private volatile boolean closing;

    VippsLookUps(EPayments payments, int atOnce, Tracing tracing) {
        this(payments, atOnce, tracing, LONGEST_WITHOUT_ANSWER);
    }

    /** @param longestWithoutAnswer after that, with no room left, nothing will be looked at any more */
    VippsLookUps(EPayments payments, int atOnce, Tracing tracing, Duration longestWithoutAnswer) {
        this.tracing = tracing;
        this.longestWithoutAnswer = longestWithoutAnswer;
        this.look = new PaymentLook(payments, Tracing.carrying(threads));
        this.room = new Semaphore(atOnce);
    }

    @Override
    public boolean tryStart(LookUp lookUp, Consumer<Answer> onAnswer) {
        if (!room.tryAcquire()) {
            return false;
        }
        lastMove = System.nanoTime();
        try {
            threads.execute(() -> answer(lookUp, onAnswer));
        } catch (RejectedExecutionException e) {
            room.release();
            return false;
        }
        return true;
    }

    @Override
    public String name() {
        return "lookups";
    }

    @Override
    public Condition condition() {
        if (threads.isShutdown() && !closing) {
            return new Condition.Dead("nobody looks at payments any more");
        }
        Duration silence = Duration.ofNanos(System.nanoTime() - lastMove);
        if (room.availablePermits() == 0 && silence.compareTo(longestWithoutAnswer) > 0) {
            return new Condition.Dead("no look at a payment has come back for " + silence.toSeconds() + " s");
        }
        return new Condition.Works();
    }

    /** Answers even when the look breaks off: a payment whose look never came back would never be looked at again. */
    private void answer(LookUp lookUp, Consumer<Answer> onAnswer) {
        Found found = new Found.Failed("the look broke off", null);
        // A look is seen by its calls to Vipps; a span of its own every two seconds would say no more.
        try (Handling _ = tracing.enter(
                Place.under(lookUp.trace()),
                lookUp.reference().value(),
                lookUp.reference().machineId().map(MachineId::value).orElse(null))) {
            found = look.at(lookUp);
        } finally {
            lastMove = System.nanoTime();
            room.release();
            onAnswer.accept(new Answer(lookUp, found));
        }
    }

    /** Interrupts what is under way; the answers come as failures and nobody waits for them. */
    @Override
    public void close() {
        closing = true;
        threads.shutdownNow();
    }
}
