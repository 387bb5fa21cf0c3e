package io.vendflow.reconciliation;

import io.vendflow.books.EventLog;
import io.vendflow.books.Replay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Reads the log, folds it, and holds it against the other books. Changes nothing but what it remembers of its findings. */
public final class Reconciliation {

    /** By then every reservation has ended by itself (facts sheet 2.8). */
    private static final Duration OLDEST = Duration.ofDays(180);

    /** A sale is asked for some time before something about it is wrong. */
    private static final Duration BEFORE_IT_WAS_WRONG = Duration.ofDays(2);

    private final Function<LongConsumer, EventLog> log;
    private final @Nullable PaymentBooks payments;
    private final @Nullable LedgerBooks ledgers;
    private final Past past;
    private final Clock clock;
    private final int atOnce;

    /**
     * @param log opened for each run, and told whom to tell how many records were read
     * @param payments null where Vipps is never asked
     * @param ledgers null where Vipps is never asked
     * @param atOnce how many partitions are read at the same time
     */
    public Reconciliation(
            Function<LongConsumer, EventLog> log,
            @Nullable PaymentBooks payments,
            @Nullable LedgerBooks ledgers,
            Past past,
            Clock clock,
            int atOnce) {
        this.log = log;
        this.payments = payments;
        this.ledgers = ledgers;
        this.past = past;
        this.clock = clock;
        this.atOnce = atOnce;
    }

    /**
     * From when on sales have to be looked at, so that nothing which was found is forgotten because it got old: a
     * reservation that nobody settles is no less wrong after a week.
     *
     * @param usual from when on they are anyway
     * @throws io.vendflow.books.LogUnavailableException when it cannot be read now
     */
    Instant beginOf(Instant usual) {
        Instant oldest = usual.minus(OLDEST);
        return past.known().stream()
                .filter(each -> each.clearedAt() == null && each.isAboutASale())
                .map(each -> each.since().minus(BEFORE_IT_WAS_WRONG))
                .filter(each -> each.isAfter(oldest))
                .min(Comparator.naturalOrder())
                .filter(each -> each.isBefore(usual))
                .orElse(usual);
    }

    /**
     * @throws io.vendflow.books.LogUnavailableException when the log cannot be read to its end now
     * @throws IllegalArgumentException when asked to compare with what this was made without
     */
    public Report run(Request request, Progress progress) {
        if (request.isAgainst(Against.VIPPS) && payments == null) {
            throw new IllegalArgumentException("the keys of no merchant are known, so Vipps cannot be asked");
        }
        if (request.isAgainst(Against.LEDGER) && ledgers == null) {
            throw new IllegalArgumentException("the keys of no merchant are known, so no ledger can be read");
        }
        Meter meter = new Meter(progress);
        Run run = new Run(
                request,
                new Replay(log.apply(meter::read), atOnce),
                request.isAgainst(Against.VIPPS) ? payments : null,
                request.isAgainst(Against.LEDGER) ? ledgers : null,
                past.known(),
                clock,
                meter);
        Report report = run.finish();
        run.remember(past, report);
        return report;
    }
}
