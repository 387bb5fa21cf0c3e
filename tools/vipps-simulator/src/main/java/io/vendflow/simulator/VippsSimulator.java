package io.vendflow.simulator;

import io.vendflow.sale.PaymentReference;
import io.vendflow.simulator.control.ClockApi;
import io.vendflow.simulator.control.ControlApi;
import io.vendflow.simulator.control.ControlDescription;
import io.vendflow.simulator.control.FaultApi;
import io.vendflow.simulator.control.LedgerControlApi;
import io.vendflow.simulator.faults.FaultRule;
import io.vendflow.simulator.faults.Faults;
import io.vendflow.simulator.http.Answer;
import io.vendflow.simulator.http.HttpFront;
import io.vendflow.simulator.http.Route;
import io.vendflow.simulator.journal.FileJournal;
import io.vendflow.simulator.journal.Journal;
import io.vendflow.simulator.merchants.AccountingKeys;
import io.vendflow.simulator.merchants.Merchant;
import io.vendflow.simulator.merchants.Merchants;
import io.vendflow.simulator.orders.CategoryApi;
import io.vendflow.simulator.orders.ImageApi;
import io.vendflow.simulator.orders.OrderApi;
import io.vendflow.simulator.orders.Receipt;
import io.vendflow.simulator.payments.Outcome;
import io.vendflow.simulator.payments.Payment;
import io.vendflow.simulator.payments.PaymentId;
import io.vendflow.simulator.payments.http.AdjustmentApi;
import io.vendflow.simulator.payments.http.EPaymentApi;
import io.vendflow.simulator.payments.http.Links;
import io.vendflow.simulator.phone.PhoneApi;
import io.vendflow.simulator.phone.PhonePage;
import io.vendflow.simulator.qr.QrApi;
import io.vendflow.simulator.settlement.EntryType;
import io.vendflow.simulator.settlement.Posting;
import io.vendflow.simulator.settlement.Topic;
import io.vendflow.simulator.settlement.http.ReportApi;
import io.vendflow.simulator.settlement.http.SettlementApi;
import io.vendflow.simulator.token.AccessTokens;
import io.vendflow.simulator.token.AccountingTokenApi;
import io.vendflow.simulator.token.AccountingTokens;
import io.vendflow.simulator.token.Gate;
import io.vendflow.simulator.token.ReportGate;
import io.vendflow.simulator.token.TokenApi;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Vipps MobilePay, simulated: started in a test's own process, or by {@link SimulatorApplication} in one of its own.
 * Besides its APIs it has direct verbs for tests, about payments of the default sales unit.
 */
public final class VippsSimulator implements AutoCloseable {

    /** How late a payment expires and a webhook is retried at most; whoever looks at a payment sees it expired in time. */
    private static final Duration TICK = Duration.ofMillis(100);

    private final State state;
    private final HttpFront front;
    private final SimulatorSettings settings;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("simulator-ticker").factory());
    private final ScheduledFuture<?> ticking;

    private VippsSimulator(SimulatorSettings settings) {
        this.settings = settings;
        Journal journal = settings.dataDirectory() == null ? Journal.none() : FileJournal.in(settings.dataDirectory());
        state = new State(journal, Clock.systemUTC(), settings);
        boolean started = false;
        try {
            state.start();
            front = HttpFront.start(settings.bind(), settings.port(), routes());
            started = true;
        } finally {
            if (!started) {
                state.close();
                ticker.shutdownNow();
            }
        }
        ticking = ticker.scheduleWithFixedDelay(state::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @throws RuntimeException when the port is taken or the data directory cannot be used */
    public static VippsSimulator start(SimulatorSettings settings) {
        return new VippsSimulator(settings);
    }

    /** Where its APIs are, without a slash at the end. */
    public String baseUrl() {
        return "http://" + (settings.bind().equals("0.0.0.0") ? "127.0.0.1" : settings.bind()) + ":" + front.port();
    }

    public int port() {
        return front.port();
    }

    /** The customer approves. */
    public Outcome approve(String reference) {
        return state.ledger().approve(id(reference));
    }

    /** The customer declines. */
    public Outcome decline(String reference) {
        return state.ledger().decline(id(reference));
    }

    /** The customer's ten minutes are over. */
    public Outcome expire(String reference) {
        return state.ledger().expire(id(reference));
    }

    /** The customer is in 3-D Secure: for this long the payment cannot be cancelled. */
    public boolean startProcessing(String reference, Duration duration) {
        return state.ledger().startProcessing(id(reference), duration);
    }

    /** A payment as Vipps knows it, with every operation that was ever asked for and its key. */
    public Optional<LedgerView> payment(String reference) {
        return state.ledger()
                .find(id(reference))
                .map(payment -> new LedgerView(payment, state.ledger().operations(payment.id())));
    }

    /** All payments of all sales units. */
    public List<Payment> payments() {
        return state.ledger().all();
    }

    /** What was attached to an order, by create or by Order Management. */
    public Optional<Receipt> receipt(String reference) {
        return state.receipts().find(Merchants.DEFAULT, reference);
    }

    /** Keeps the captures and refunds of a payment that are still to come out of its ledger. */
    public void withholdFromLedger(String reference) {
        state.books().withhold(Merchants.DEFAULT, reference, 0);
    }

    /** Puts an entry into the ledger that no payment stands behind; the amount is signed, in minor units. */
    public void plantInLedger(EntryType type, String reference, long amount) {
        String pspReference = UUID.randomUUID().toString();
        Instant now = state.clock().instant();
        state.books().plant(Merchants.DEFAULT, new Posting(Topic.FUNDS, type, pspReference, reference, amount, now));
    }

    /** For so long the ledger shows nothing new, and says so. */
    public void lagLedger(Duration duration) {
        state.books().lag(Merchants.DEFAULT, duration);
    }

    /** Replaces the faults in force. */
    public void faults(FaultRule... rules) {
        state.faults().set(List.of(rules));
    }

    /** The faults in force, and how often each struck. */
    public List<Faults.InForce> faultsInForce() {
        return state.faults().inForce();
    }

    public void clearFaults() {
        state.faults().clear();
    }

    /** Makes it later: what is due by then happens. */
    public void advanceClock(Duration duration) {
        state.advance(duration);
    }

    /** Whether no webhook is on its way at this moment, so that a moved clock finds each attempt either made or not begun. */
    public boolean webhooksAreAtRest() {
        return state.webhooks().isAtRest();
    }

    /** As new: everything forgotten, webhooks too. */
    public void reset() {
        state.reset();
    }

    @Override
    public void close() {
        ticking.cancel(false);
        ticker.shutdownNow();
        // First, so that nobody who is being served slowly holds up the end.
        state.faults().close();
        front.close();
        state.close();
    }

    /** The composition: every API over the state, and what stands before it. */
    private List<Route> routes() {
        Merchants merchants = Merchants.standard();
        AccessTokens tokens = new AccessTokens(state.clock(), merchants);
        Links links = new Links(this::publicUrl);
        Routes routes = new Routes(new Gate(merchants, tokens), state.faults(), state.limits(), settings.rateLimits());
        routes.token(new TokenApi(state.clock(), merchants, tokens));
        routes.payments(
                new EPaymentApi(state.ledger(), state.receipts(), links, state.clock()),
                new AdjustmentApi(state.ledger(), state.clock()));
        routes.webhooks(state.webhooks().api(settings.allowHttpWebhooks()));
        if (settings.orderManagement()) {
            routes.orders(
                    new OrderApi(state.receipts(), state.orderDetails()),
                    new CategoryApi(state.orderDetails()),
                    new ImageApi(state.orderDetails()));
        }
        reports(routes, merchants, tokens);
        PhonePage page = new PhonePage(
                msn -> merchants.byMsn(msn.value()).map(Merchant::name).orElse(""));
        routes.customer(new PhoneApi(state.ledger(), page), new QrApi(state.ledger(), links, state.clock()));
        routes.control(
                new ControlApi(state.ledger(), merchants),
                new ClockApi(state.clock(), state::advance),
                new FaultApi(state.faults()),
                call -> {
                    state.reset();
                    return Answer.empty(204);
                },
                ControlDescription::show);
        return routes.list();
    }

    private void reports(Routes routes, Merchants merchants, AccessTokens tokens) {
        AccountingTokens accounting = new AccountingTokens(state.clock(), AccountingKeys.standard());
        routes.accountingToken(new AccountingTokenApi(accounting));
        routes.reports(
                new ReportGate(merchants, tokens, accounting),
                new SettlementApi(settings.reportPageSize()),
                new ReportApi(state.books(), settings.reportPageSize()));
        routes.ledgerControl(new LedgerControlApi(state.books(), merchants, state.clock()));
    }

    private String publicUrl() {
        return settings.publicUrl() == null ? baseUrl() : settings.publicUrl();
    }

    /** The first sales unit's, unless only another has a payment of that name. */
    private PaymentId id(String reference) {
        PaymentId usual = new PaymentId(Merchants.DEFAULT, new PaymentReference(reference));
        if (state.ledger().find(usual).isPresent()) {
            return usual;
        }
        return state.ledger().all().stream()
                .map(Payment::id)
                .filter(id -> id.reference().value().equals(reference))
                .findFirst()
                .orElse(usual);
    }
}
