package io.vendflow.reconciliation;

import io.vendflow.books.Books;
import io.vendflow.books.DeadLetterEntry;
import io.vendflow.books.Hole;
import io.vendflow.books.Kind;
import io.vendflow.books.Place;
import io.vendflow.books.Replay;
import io.vendflow.books.SaleBook;
import io.vendflow.books.SaleTerms;
import io.vendflow.books.Standing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One reconciliation, from its first record to its report. */
final class Run implements Books {

    /** Enough to hide the time that one answer takes, and far from what Vipps would call many. */
    private static final int QUESTIONS_AT_ONCE = 16;

    private final Request request;
    private final Replay replay;
    private final Instant ranAt;
    private final long begun = System.nanoTime();
    private final SaleJudge judge;
    private final Tally tally;
    private final Meter meter;
    private final Clearing clearing;
    private final @Nullable PaymentQuestions questions;
    private final @Nullable LedgerComparison ledger;
    private final @Nullable LedgerReading ledgerReading;
    private final Map<String, SaleBook> hearsay = new ConcurrentHashMap<>();

    Run(
            Request request,
            Replay replay,
            @Nullable PaymentBooks payments,
            @Nullable LedgerBooks ledgers,
            List<Past.Known> known,
            Clock clock,
            Meter meter) {
        this.request = request;
        this.replay = replay;
        this.ranAt = clock.instant();
        this.judge = new SaleJudge(request.rules(), ranAt);
        this.tally = new Tally(request.zone());
        this.meter = meter;
        this.clearing = new Clearing(known, request, ranAt);
        this.questions = payments == null ? null : new PaymentQuestions(payments, QUESTIONS_AT_ONCE);
        LocalDate from = LocalDate.ofInstant(request.scope().from(), ZoneOffset.UTC);
        this.ledgerReading = ledgers == null ? null : ledgers.read(from, LocalDate.ofInstant(ranAt, ZoneOffset.UTC));
        this.ledger = ledgerReading == null ? null : new LedgerComparison(ledgerReading, from);
    }

    Report finish() {
        List<String> unanswered = new ArrayList<>();
        try {
            replay.fold(request.scope(), this, meter::expect);
            lookUpStrangers();
            if (questions != null) {
                questions.await();
                unanswered.addAll(questions.unanswered());
            }
        } finally {
            if (questions != null) {
                questions.close();
            }
        }
        if (ledgerReading != null) {
            unanswered.addAll(ledgerReading.unanswered());
            ledgerReading.mistakes().forEach(each -> tally.found(each.ledger() + " " + each.day(), mistake(each)));
        }
        List<Finding> findings = tally.findings();
        return new Report(
                ranAt,
                Duration.ofNanos(System.nanoTime() - begun),
                request.scope().from(),
                request.scope().to(),
                request.against(),
                meter.events(),
                tally.sales(),
                tally.open(),
                tally.oldestOpen(),
                tally.notJudged(),
                tally.digest(),
                tally.sums(),
                ledgerReading == null ? List.of() : ledgerReading.days(),
                findings,
                clearing.cleared(findings, unanswered.isEmpty()),
                unanswered);
    }

    void remember(Past past, Report report) {
        clearing.remember(past, report);
    }

    @Override
    public void closed(SaleBook book) {
        SaleTerms terms = Objects.requireNonNull(book.terms());
        Standing standing = book.standing();
        meter.sale();
        tally.add(book, terms, standing);
        if (book.gap() != null) {
            clearing.notJudged(terms.reference());
            if (ledger != null) {
                ledger.passOver(terms.reference());
            }
            return;
        }
        clearing.judged(terms.reference());
        SaleCase sale = new SaleCase(terms, standing, ranAt, request.rules());
        tally.found(terms.reference(), judge.judge(book, terms, standing));
        if (ledger != null) {
            tally.found(terms.reference(), ledger.compare(sale));
        }
        if (questions != null) {
            questions.ask(terms.merchant(), terms.reference(), reading -> compare(sale, reading));
        }
    }

    private void compare(SaleCase sale, PaymentReading reading) {
        switch (reading) {
            case PaymentReading.NotThere() ->
                PaymentComparison.notThere(sale).ifPresent(each -> {
                    tally.mendNothingThatGivesMoneyBack(each.subject(), "Vipps knows no such payment");
                    tally.found(each.subject(), List.of(each));
                });
            case PaymentReading.Found(PaymentAtVipps payment) -> {
                Sums.Difference difference = PaymentComparison.difference(sale, payment);
                if (difference.captured() != 0 || difference.refunded() != 0) {
                    tally.mendNothingThatGivesMoneyBack(
                            sale.terms().reference(),
                            "see what Vipps says otherwise first: it may have been given back");
                }
                List<Finding> found = PaymentComparison.compare(sale, payment);
                tally.found(sale.terms().reference(), found);
                if (!found.isEmpty()) {
                    tally.differs(sale.terms(), difference);
                }
            }
            case PaymentReading.Unavailable _ -> throw new IllegalStateException("counted by who asked");
        }
    }

    @Override
    public void amended(SaleBook before, SaleBook now) {
        if (questions != null) {
            questions.await();
        }
        SaleTerms terms = Objects.requireNonNull(before.terms());
        tally.takeOut(before, terms, before.standing());
        closed(now);
    }

    @Override
    public void unknown(SaleBook rumour) {
        boolean isOfScope = request.scope().merchants().isEmpty()
                && (request.scope().machines().isEmpty()
                        || request.scope().machines().contains(machineOf(rumour.reference())));
        if (isOfScope && rumour.has(Kind.WEBHOOK_RECEIVED)) {
            hearsay.put(rumour.reference(), rumour);
        }
    }

    static String machineOf(String reference) {
        int hyphen = reference.indexOf('-');
        return hyphen < 0 ? "" : reference.substring(0, hyphen);
    }

    @Override
    public void waiting(DeadLetterEntry letter) {
        boolean isOfScope = (request.scope().machines().isEmpty()
                        || request.scope().machines().contains(letter.machine()))
                && request.scope().merchants().isEmpty()
                && !letter.at().isBefore(request.scope().from());
        if (isOfScope) {
            tally.found("dead letter " + letter.id(), List.of(Strangers.of(letter)));
        }
    }

    @Override
    public void lost(Hole hole) {
        // Of a machine or merchant of its own it is not known whether the hole is theirs.
        if (!request.scope().isNarrowed()) {
            tally.lost(hole);
        }
    }

    @Override
    public void unreadable(Place place, String subject, String why) {
        Set<String> machines = request.scope().machines();
        if (!machines.isEmpty() && !subject.isEmpty() && !machines.contains(machineOf(subject))) {
            return;
        }
        tally.found(place.toString(), List.of(Strangers.of(place, subject, why, ranAt)));
    }

    /** Payments of which others speak: somewhere in the whole log there may be their sale, from before what was read. */
    private void lookUpStrangers() {
        Set<String> references = new HashSet<>(hearsay.keySet());
        if (ledger != null) {
            references.addAll(ledger.unseen());
        }
        if (references.isEmpty()) {
            return;
        }
        WholeStories whole = WholeStories.of(references, replay, ranAt);
        references.removeIf(whole::knows);
        Set<String> perhapsLost = references.stream()
                .filter(reference ->
                        heardAt(reference).map(whole::mayHaveLostItsBeginning).orElse(false))
                .collect(Collectors.toSet());
        whole.lostBeginnings()
                .filter(hole -> !perhapsLost.isEmpty())
                .ifPresent(hole -> tally.found("strangers", List.of(Strangers.before(hole, perhapsLost))));
        hearsay.values().stream()
                .filter(rumour -> references.contains(rumour.reference()))
                .filter(rumour -> !perhapsLost.contains(rumour.reference()))
                .forEach(this::lookUp);
        if (ledger != null && !request.scope().isNarrowed()) {
            ledger.unseen().stream()
                    .filter(reference -> !whole.mayLackMoney(reference))
                    .filter(reference -> !perhapsLost.contains(reference))
                    .forEach(reference -> ledger.ofStranger(reference, whole.book(reference), ranAt, request.rules())
                            .ifPresent(each -> tally.found(reference, List.of(each))));
        }
    }

    private Optional<Instant> heardAt(String reference) {
        SaleBook rumour = hearsay.get(reference);
        if (rumour != null) {
            return Optional.of(rumour.story().getFirst().at());
        }
        return ledger == null ? Optional.empty() : ledger.firstMoved(reference);
    }

    private void lookUp(SaleBook rumour) {
        if (questions == null) {
            tally.found(rumour.reference(), List.of(Strangers.heardOf(rumour)));
            return;
        }
        questions.ask(Strangers.merchantOf(rumour), rumour.reference(), reading -> {
            if (reading instanceof PaymentReading.Found(PaymentAtVipps payment)) {
                tally.found(rumour.reference(), List.of(Strangers.of(rumour, payment)));
            }
        });
    }

    private static List<Finding> mistake(LedgerReading.Mistake mistake) {
        return List.of(new Finding(
                FindingKind.LEDGER_DOES_NOT_ADD_UP,
                mistake.ledger() + " " + mistake.day(),
                mistake.merchant(),
                "",
                Math.abs(mistake.by()),
                mistake.currency(),
                mistake.what(),
                mistake.day().atStartOfDay(ZoneOffset.UTC).toInstant(),
                "ask Vipps; read the day again, and the day before",
                null,
                List.of()));
    }
}
