package io.vendflow.simulator.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vendflow.sale.Amount;
import io.vendflow.sale.Currency;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;
import io.vendflow.simulator.payments.EventName;
import io.vendflow.simulator.payments.LedgerEntry;
import io.vendflow.simulator.payments.PaymentEvent;
import io.vendflow.simulator.payments.PaymentId;
import io.vendflow.simulator.time.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BooksTest {

    private static final MerchantSerialNumber MSN = new MerchantSerialNumber("123456");
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-23");
    private static final int ALL = 1_000_000;

    private final MovableClock clock = new MovableClock(Clock.fixed(START, ZoneOffset.UTC));

    /** What a journal would have: changes of payments and lines of the books, in their order. */
    private final List<Object> journal = Collections.synchronizedList(new ArrayList<>());

    private final Books books = open(175);
    private int events;

    @ParameterizedTest
    @CsvSource({
        "10000,175,175",
        "2500,175,44",
        "28,175,0",
        "29,175,1",
        "2500,0,0",
        "100,10000,100",
        "65000000,299,1943500"
    })
    void theFeeIsRoundedHalfUpAndAFeeOfNothingIsNoEntry(long amount, int rate, long fee) {
        Books priced = open(rate);
        enter(priced, EventName.CAPTURED, "VM0042-A0000001", amount, START);
        List<Entry> fees = entries(priced, Topic.FEES);
        assertThat(fees.stream().mapToLong(Entry::amount).sum()).isEqualTo(-fee);
        assertThat(fees).hasSize(fee == 0 ? 0 : 1);
    }

    @Test
    void whatComesAfterItsDayWasClosedBelongsToTheNext() {
        clock.advance(Duration.ofHours(15));
        books.closeDue();
        books.view(MSN);
        capture("VM0042-A0000001", 1000, Instant.parse("2026-11-23T23:59:59.999Z"));
        assertThat(entries(books, Topic.FUNDS)).singleElement().satisfies(entry -> {
            assertThat(entry.date()).isEqualTo(DAY.plusDays(1));
            assertThat(entry.time()).isEqualTo(Instant.parse("2026-11-23T23:59:59.999Z"));
        });
    }

    @Test
    void aCaptureOfANewDayEndsTheOldOneBeforeItIsPosted() {
        capture("VM0042-A0000001", 1000, START);
        capture("VM0042-A0000002", 1000, START.plus(Duration.ofDays(2)));
        assertThat(entries(books, Topic.FUNDS))
                .extracting(Entry::type)
                .containsExactly(
                        EntryType.CAPTURE, EntryType.FEES_RETAINED, EntryType.PAYOUT_SCHEDULED, EntryType.CAPTURE);
        assertThat(entries(books, Topic.FUNDS)).extracting(Entry::date).containsExactly(DAY, DAY, DAY, DAY.plusDays(2));
    }

    @Test
    void nothingIsPostedThatCouldNotBeWrittenDown() {
        assertThatThrownBy(() -> books.enter(change(EventName.CAPTURED, "VM0042-A0000001", 1000, START), () -> {
                    throw new IllegalStateException("disk full");
                }))
                .hasMessage("disk full");
        assertThat(entries(books, Topic.FUNDS)).isEmpty();
    }

    @Test
    void eventsThatMoveNoMoneyAreWrittenAndNotPosted() {
        enter(books, EventName.AUTHORIZED, "VM0042-A0000001", 1000, START);
        enter(books, EventName.CANCELLED, "VM0042-A0000001", 1000, START);
        assertThat(journal).hasSize(2);
        assertThat(entries(books, Topic.FUNDS)).isEmpty();
    }

    @Test
    void theFeeOfACaptureStaysWhatItWasWhenTheRateChanges() {
        books.snapshot().forEach(journal::add);
        capture("VM0042-A0000001", 10_000, START);
        Books dearer = open(500);
        replayInto(dearer);
        assertThat(entries(dearer, Topic.FEES)).extracting(Entry::amount).containsExactly(-175L);
        enter(dearer, EventName.CAPTURED, "VM0042-A0000002", 10_000, START);
        assertThat(entries(dearer, Topic.FEES)).extracting(Entry::amount).containsExactly(-175L, -500L);
    }

    @Test
    void manyAtOnceGetIntoTheBooksInTheOrderOfTheJournal() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> captures = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                LedgerEntry change = change(EventName.CAPTURED, "VM0042-A" + (1_000_000 + i), 1000 + i, START);
                captures.add(() -> {
                    books.enter(change, () -> journal.add(change));
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(captures)) {
                done.get();
            }
        }
        Books restarted = open(175);
        replayInto(restarted);
        assertThat(entries(books, Topic.FUNDS)).hasSize(500);
        assertThat(entries(restarted, Topic.FUNDS)).isEqualTo(entries(books, Topic.FUNDS));
        assertThat(entries(restarted, Topic.FEES)).isEqualTo(entries(books, Topic.FEES));
    }

    /** Whatever happens, in whatever order: the journal tells the same story, and every balance follows from the last. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void theJournalTellsTheSameStory(long seed) {
        Random random = new Random(seed);
        books.snapshot().forEach(journal::add);
        for (int step = 0; step < 200; step++) {
            anything(random, step);
        }
        clock.advance(Duration.ofDays(1));
        books.closeDue();
        for (Topic topic : Topic.values()) {
            assertChained(entries(books, topic), "seed " + seed + ", " + topic);
        }
        assertThat(books.view(MSN).fees())
                .as("seed %s: all fees are retained", seed)
                .isZero();
        assertThat(books.view(MSN).funds())
                .as("seed %s: all that is owed is paid out", seed)
                .isNotPositive();
        Books replayed = open(175);
        replayInto(replayed);
        assertSame(replayed, seed);
        Books shortened = open(175);
        replayed.snapshot().forEach(shortened::restore);
        assertSame(shortened, seed);
    }

    private void anything(Random random, int step) {
        String reference = "VM0042-R" + (1000 + random.nextInt(20));
        switch (random.nextInt(10)) {
            case 0 -> clock.advance(Duration.ofHours(random.nextInt(40)));
            case 1 -> books.withhold(MSN, reference, 0);
            case 2 -> books.withhold(MSN, null, random.nextInt(3));
            case 3 -> books.release(MSN);
            case 4 ->
                books.plant(
                        MSN,
                        new Posting(
                                Topic.FUNDS,
                                new EntryType("correction"),
                                "P" + step,
                                reference,
                                random.nextInt(2000) - 1000,
                                clock.instant()));
            case 5 -> refund(reference, 1 + random.nextInt(2000), clock.instant());
            default -> capture(reference, 1 + random.nextInt(5000), clock.instant());
        }
    }

    private static void assertChained(List<Entry> entries, String what) {
        long balance = 0;
        LocalDate day = DAY;
        for (Entry entry : entries) {
            assertThat(entry.balanceBefore()).as(what).isEqualTo(balance);
            assertThat(entry.date()).as(what).isAfterOrEqualTo(day);
            balance = entry.balanceAfter();
            day = entry.date();
        }
        assertThat(entries.stream().map(entry -> entry.type().value() + entry.pspReference()))
                .as(what)
                .doesNotHaveDuplicates();
    }

    private void assertSame(Books others, long seed) {
        for (Topic topic : Topic.values()) {
            assertThat(entries(others, topic)).as("seed %s", seed).isEqualTo(entries(books, topic));
        }
        assertThat(others.view(MSN)).as("seed %s", seed).isEqualTo(books.view(MSN));
    }

    private Books open(int feeRate) {
        return new Books(clock, feeRate, journal::add);
    }

    /** What is read from the journal must not get into it again. */
    private void replayInto(Books others) {
        for (Object line : List.copyOf(journal)) {
            switch (line) {
                case BookLine book -> others.restore(book);
                case LedgerEntry entry -> others.replay(entry);
                default -> throw new AssertionError(line);
            }
        }
    }

    private void capture(String reference, long amount, Instant at) {
        enter(books, EventName.CAPTURED, reference, amount, at);
    }

    private void refund(String reference, long amount, Instant at) {
        enter(books, EventName.REFUNDED, reference, amount, at);
    }

    private void enter(Books into, EventName name, String reference, long amount, Instant at) {
        LedgerEntry change = change(name, reference, amount, at);
        into.enter(change, () -> journal.add(change));
    }

    private LedgerEntry change(EventName name, String reference, long amount, Instant at) {
        PaymentEvent event = new PaymentEvent(
                name, Integer.toString(1_000_000_000 + ++events), new Amount(amount, Currency.NOK), at, null, true);
        return new LedgerEntry.Changed(new PaymentId(MSN, new PaymentReference(reference)), event, null);
    }

    private static List<Entry> entries(Books books, Topic topic) {
        return books.feed(MSN, topic, 0, ALL).entries();
    }
}
