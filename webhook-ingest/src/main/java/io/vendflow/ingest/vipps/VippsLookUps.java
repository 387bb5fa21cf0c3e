package io.vendflow.ingest.vipps;

import io.vendflow.ingest.Answer;
import io.vendflow.ingest.Found;
import io.vendflow.ingest.LookUp;
import io.vendflow.ingest.LookUps;
import io.vendflow.sale.MachineId;
import io.vendflow.tracing.Handling;
import io.vendflow.tracing.Place;
import io.vendflow.tracing.Tracing;
import io.vendflow.vipps.epayment.EPayments;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Each look in a virtual thread of its own, and not more at a time than Vipps should have to bear. */
final class VippsLookUps implements LookUps, AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Tracing tracing;
    private final PaymentLook look;
    private final Semaphore room;

    VippsLookUps(EPayments payments, int atOnce, Tracing tracing) {
        this.tracing = tracing;
        this.look = new PaymentLook(payments, Tracing.carrying(threads));
        this.room = new Semaphore(atOnce);
    }

    @Override
    public boolean tryStart(LookUp lookUp, Consumer<Answer> onAnswer) {
        if (!room.tryAcquire()) {
            return false;
        }
        threads.execute(() -> answer(lookUp, onAnswer));
        return true;
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
            room.release();
            onAnswer.accept(new Answer(lookUp, found));
        }
    }

    /** Interrupts what is under way; the answers come as failures and nobody waits for them. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
