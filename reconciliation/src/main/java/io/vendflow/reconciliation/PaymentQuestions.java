package io.vendflow.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks Vipps for many payments, some at a time, and keeps count of what was not answered. */
final class PaymentQuestions implements AutoCloseable {

    private final PaymentBooks payments;
    private final int atOnce;
    private final Semaphore free;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Long> unanswered = new TreeMap<>();
    private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();
    private long asked;

    PaymentQuestions(PaymentBooks payments, int atOnce) {
        this.payments = payments;
        this.atOnce = atOnce;
        // In turn: whoever waits for all answers would wait for ever while others keep asking.
        this.free = new Semaphore(atOnce, true);
    }

    /**
     * Returns before there is an answer, but not before there is a place for the question.
     *
     * @param then told what Vipps knows, in another thread; not told when it did not answer
     */
    void ask(String merchant, String reference, Consumer<PaymentReading> then) {
        free.acquireUninterruptibly();
        threads.execute(() -> {
            try {
                PaymentReading reading = payments.read(merchant, reference);
                count(reading);
                if (!(reading instanceof PaymentReading.Unavailable)) {
                    then.accept(reading);
                }
            } catch (RuntimeException | Error e) {
                broken.compareAndSet(null, e);
            } finally {
                free.release();
            }
        });
    }

    private synchronized void count(PaymentReading reading) {
        asked++;
        if (reading instanceof PaymentReading.Unavailable(String why)) {
            unanswered.merge(why, 1L, Long::sum);
        }
    }

    /**
     * Until all that was asked is answered.
     *
     * @throws IllegalStateException when an answer could not be dealt with, which is a mistake of ours
     */
    void await() {
        free.acquireUninterruptibly(atOnce);
        free.release(atOnce);
        Throwable cause = broken.get();
        if (cause != null) {
            throw new IllegalStateException("an answer of Vipps could not be dealt with", cause);
        }
    }

    /** In words, by reason. */
    synchronized List<String> unanswered() {
        List<String> words = new ArrayList<>();
        unanswered.forEach((why, count) ->
                words.add("Vipps could not be asked about %d of %d payments: %s".formatted(count, asked, why)));
        return words;
    }

    @Override
    public void close() {
        threads.close();
    }
}
