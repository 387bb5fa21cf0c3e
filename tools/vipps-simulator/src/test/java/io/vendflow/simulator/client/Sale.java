package io.vendflow.simulator.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vendflow.sale.Amount;
import io.vendflow.sale.Currency;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.SaleLine;
import io.vendflow.simulator.LedgerView;
import io.vendflow.simulator.VippsSimulator;
import io.vendflow.simulator.payments.EventName;
import io.vendflow.vipps.IdempotencyKey;
import io.vendflow.vipps.MerchantCredentials;
import io.vendflow.vipps.Secret;
import io.vendflow.vipps.SystemInfo;
import io.vendflow.vipps.Vipps;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.VippsSettings;
import io.vendflow.vipps.epayment.Adjustment;
import io.vendflow.vipps.epayment.CreatePayment;
import io.vendflow.vipps.epayment.CreatedPayment;
import io.vendflow.vipps.epayment.Payment;
import io.vendflow.vipps.epayment.PaymentEvent;
import io.vendflow.vipps.order.Order;
import io.vendflow.vipps.order.Receipt;
import io.vendflow.vipps.order.ReceiptPosted;
import io.vendflow.vipps.webhook.WebhookRegistrations;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One sale through our client: every operation has the one key that it would have in production, however often it is repeated. */
final class Sale implements AutoCloseable {

    static final String REFERENCE = "VM0042-7F3K9Q";
    static final MerchantSerialNumber MSN = new MerchantSerialNumber("123456");
    static final Amount PRICE = new Amount(2500, Currency.NOK);

    /** How long the client waits here for an answer: long for whoever answers, on a machine that is busy. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Receipt RECEIPT = new Receipt(
            List.of(new SaleLine("A3", "COLA05", "Cola 0.5 l", 1, 2500, 1500)), Currency.NOK, "VM0042", "7F3K9Q");

    private final PaymentReference reference = new PaymentReference(REFERENCE);
    private final VippsSimulator simulator;
    private final Vipps client;

    Sale(VippsSimulator simulator) {
        this.simulator = simulator;
        this.client = Vipps.connect(
                new VippsSettings(
                        URI.create(simulator.baseUrl()),
                        PATIENCE,
                        PATIENCE,
                        new SystemInfo("Vendflow", "1", "fault-test", "1")),
                List.of(new MerchantCredentials(
                        MSN, "vendflow-client", new Secret("vendflow-secret"), new Secret("vendflow-key"))),
                new SimpleMeterRegistry(),
                Clock.systemUTC());
    }

    VippsSimulator simulator() {
        return simulator;
    }

    WebhookRegistrations webhooks() {
        return client.webhooks();
    }

    VippsOutcome<CreatedPayment> create() {
        return client.payments()
                .create(MSN, new CreatePayment(reference, PRICE, "Cola 0.5 l", null, Map.of()), key("create"));
    }

    VippsOutcome<Payment> get() {
        return client.payments().get(MSN, reference);
    }

    VippsOutcome<Adjustment> capture() {
        return capture("capture");
    }

    VippsOutcome<Adjustment> capture(String key) {
        return client.payments().capture(MSN, reference, PRICE, key(key));
    }

    VippsOutcome<Adjustment> cancel() {
        return client.payments().cancel(MSN, reference, key("cancel"));
    }

    VippsOutcome<Adjustment> refund() {
        return client.payments().refund(MSN, reference, PRICE, key("refund"));
    }

    VippsOutcome<List<PaymentEvent>> events() {
        return client.payments().events(MSN, reference);
    }

    VippsOutcome<ReceiptPosted> postReceipt() {
        return client.receipts().post(MSN, reference, RECEIPT);
    }

    VippsOutcome<Order> order() {
        return client.receipts().get(MSN, reference);
    }

    List<String> eventNames() {
        return done(events()).stream().map(event -> event.name()).toList();
    }

    Sale created() {
        done(create());
        return this;
    }

    Sale approved() {
        created();
        simulator.approve(REFERENCE);
        return this;
    }

    Sale captured() {
        approved();
        done(capture());
        return this;
    }

    LedgerView books() {
        return simulator.payment(REFERENCE).orElseThrow();
    }

    long times(EventName name) {
        return simulator.payment(REFERENCE).stream()
                .flatMap(view -> view.payment().events().stream())
                .filter(event -> event.name() == name)
                .count();
    }

    static <T> T done(VippsOutcome<T> outcome) {
        assertThat(outcome).isInstanceOf(VippsOutcome.Done.class);
        return ((VippsOutcome.Done<T>) outcome).value();
    }

    private IdempotencyKey key(String operation) {
        return IdempotencyKey.of(reference, operation);
    }

    @Override
    public void close() {
        client.close();
    }
}
