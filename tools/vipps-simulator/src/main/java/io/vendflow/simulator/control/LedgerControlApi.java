package io.vendflow.simulator.control;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.simulator.http.Answer;
import io.vendflow.simulator.http.Call;
import io.vendflow.simulator.http.Fields;
import io.vendflow.simulator.http.Findings;
import io.vendflow.simulator.http.Length;
import io.vendflow.simulator.http.Problems;
import io.vendflow.simulator.http.Reply;
import io.vendflow.simulator.merchants.Merchants;
import io.vendflow.simulator.payments.Violation;
import io.vendflow.simulator.settlement.Books;
import io.vendflow.simulator.settlement.EntryType;
import io.vendflow.simulator.settlement.Posting;
import io.vendflow.simulator.settlement.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** {@code /simulator/ledger}: makes a ledger late, incomplete or wrong, so that a reconciliation has something to find. */
public final class LedgerControlApi {

    private static final long LONGEST_LAG = Duration.ofDays(366).toSeconds();
    private static final int MOST_WITHHELD = 10_000;
    private static final long LARGEST_AMOUNT = 1_000_000_000_000L;
    private static final Pattern REFERENCE = Pattern.compile("[a-zA-Z0-9-]{8,64}");
    private static final Length PSP_REFERENCE = new Length(1, 64);

    private final Books books;
    private final Merchants merchants;
    private final Clock clock;

    public LedgerControlApi(Books books, Merchants merchants, Clock clock) {
        this.books = books;
        this.merchants = merchants;
        this.clock = clock;
    }

    public Reply show(Call call) {
        return withUnit(call, this::view);
    }

    /** Nothing new is shown for a while. */
    public Reply lag(Call call) {
        AtomicReference<Long> seconds = new AtomicReference<>(0L);
        return withUnit(
                call,
                msn -> ifFine(
                        call,
                        body -> {
                            body.require("seconds");
                            body.integer("seconds", 0, LONGEST_LAG).ifPresent(seconds::set);
                        },
                        () -> {
                            books.lag(msn, Duration.ofSeconds(seconds.get()));
                            return view(msn);
                        }));
    }

    /** An entry that nothing stands behind. */
    public Reply plant(Call call) {
        AtomicReference<Optional<Posting>> read = new AtomicReference<>(Optional.empty());
        return withUnit(
                call,
                msn -> ifFine(
                        call,
                        body -> read.set(posting(body)),
                        () -> Answer.json(
                                201, BookJson.entry(books.plant(msn, read.get().orElseThrow())))));
    }

    /** The movements of one payment, or so many of any, do not get into the ledger. */
    public Reply withhold(Call call) {
        AtomicReference<Optional<String>> reference = new AtomicReference<>(Optional.empty());
        AtomicReference<Long> next = new AtomicReference<>(0L);
        return withUnit(
                call,
                msn -> ifFine(
                        call,
                        body -> {
                            reference.set(body.text("reference", REFERENCE));
                            body.integer("next", 1, MOST_WITHHELD).ifPresent(next::set);
                            if (body.has("reference") == body.has("next")) {
                                body.broken("reference", "or next is required, and only one of them");
                            }
                        },
                        () -> {
                            books.withhold(msn, reference.get().orElse(null), Math.toIntExact(next.get()));
                            return view(msn);
                        }));
    }

    /** What was held back gets into the ledger after all, late. */
    public Reply release(Call call) {
        return withUnit(call, msn -> {
            books.release(msn);
            return view(msn);
        });
    }

    private Optional<Posting> posting(Fields body) {
        body.require("entryType");
        body.require("amount");
        Topic topic = body.oneOf("topic", Set.of(Topic.FUNDS.wireName(), Topic.FEES.wireName()))
                .flatMap(Topic::of)
                .orElse(Topic.FUNDS);
        Optional<String> type = body.text("entryType", EntryType.PATTERN);
        Optional<String> reference = body.text("reference", REFERENCE);
        Optional<String> pspReference = body.text("pspReference", PSP_REFERENCE);
        long amount = body.integer("amount", -LARGEST_AMOUNT, LARGEST_AMOUNT).orElse(0);
        return type.map(name -> new Posting(
                topic,
                new EntryType(name),
                pspReference.orElseGet(() -> UUID.randomUUID().toString()),
                reference.orElse(null),
                amount,
                clock.instant()));
    }

    private Answer view(MerchantSerialNumber msn) {
        return Answer.json(200, BookJson.of(books.view(msn)));
    }

    private interface Work {

        Answer done();
    }

    private static Answer ifFine(Call call, Consumer<Fields> reader, Work work) {
        Findings findings = new Findings();
        Fields.read(call.json(), findings, reader);
        return findings.violations().isEmpty() ? work.done() : Problems.invalid(findings.violations(), call.path());
    }

    private Answer withUnit(Call call, Function<MerchantSerialNumber, Answer> work) {
        return merchants
                .byMsn(call.query("msn").orElse(Merchants.DEFAULT.value()))
                .map(merchant -> work.apply(merchant.msn()))
                .orElseGet(() ->
                        Problems.invalid(List.of(new Violation("msn", "There is no such sales unit.")), call.path()));
    }
}
