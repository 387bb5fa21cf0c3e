package io.vendflow.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vendflow.sale.Amount;
import io.vendflow.sale.Currency;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.SaleLine;
import io.vendflow.simulator.SimulatorSettings;
import io.vendflow.simulator.VippsSimulator;
import io.vendflow.simulator.faults.Fault;
import io.vendflow.simulator.faults.FaultRule;
import io.vendflow.vipps.IdempotencyKey;
import io.vendflow.vipps.MerchantCredentials;
import io.vendflow.vipps.Secret;
import io.vendflow.vipps.SystemInfo;
import io.vendflow.vipps.Vipps;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.VippsSettings;
import io.vendflow.vipps.epayment.CreatePayment;
import io.vendflow.vipps.epayment.EPayments;
import io.vendflow.vipps.order.Category;
import io.vendflow.vipps.order.Image;
import io.vendflow.vipps.order.Receipt;
import io.vendflow.vipps.report.Ledger;
import io.vendflow.vipps.report.Topic;
import io.vendflow.vipps.webhook.Registered;
import io.vendflow.vipps.webhook.WebhookEvents;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every request of our client and every answer of our simulator, listened to on the wire and held against Vipps' OpenAPI
 * descriptions. Skipped where these are not beside the checkout.
 */
class OpenApiContractTest {

    private static final MerchantSerialNumber MSN = new MerchantSerialNumber("123456");
    private static final Amount PRICE = new Amount(2500, Currency.NOK);
    private static final Receipt RECEIPT = new Receipt(
            List.of(new SaleLine("A3", "COLA05", "Cola 0.5 l", 1, 2500, 1500)), Currency.NOK, "VM0042", "7F3K9Q");

    private final VippsSimulator simulator = VippsSimulator.start(SimulatorSettings.forTests());
    private final Wiretap wiretap = new Wiretap(simulator.baseUrl());
    private final Vipps vipps = Vipps.connect(
            new VippsSettings(
                    wiretap.url(),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(10),
                    new SystemInfo("Vendflow", "1", "contract-test", "1")),
            List.of(new MerchantCredentials(
                    MSN, "vendflow-client", new Secret("vendflow-secret"), new Secret("vendflow-key"))),
            new SimpleMeterRegistry(),
            Clock.systemUTC());

    @BeforeEach
    void needsTheDescriptions() {
        assumeTrue(Descriptions.areThere(), "skipped: Vipps' OpenAPI files are not beside the checkout");
    }

    @AfterEach
    void close() {
        vipps.close();
        wiretap.close();
        simulator.close();
    }

    @Test
    void holdsForAPaymentFromCreateToRefund() {
        PaymentReference reference = created("VM0042-PAID", RECEIPT);
        simulator.approve(reference.value());
        EPayments payments = vipps.payments();
        done(payments.get(MSN, reference));
        done(payments.capture(MSN, reference, new Amount(1500, Currency.NOK), key(reference, "capture")));
        done(payments.cancel(MSN, reference, key(reference, "cancel")));
        done(payments.refund(MSN, reference, new Amount(500, Currency.NOK), key(reference, "refund")));
        done(payments.get(MSN, reference));
        done(payments.events(MSN, reference));
        assertContractHolds("POST /accesstoken/get", "POST /epayment/v1/payments");
    }

    @Test
    void holdsForPaymentsThatNeverHappen() {
        PaymentReference declined = created("VM0042-DECLINED", null);
        simulator.decline(declined.value());
        done(vipps.payments().get(MSN, declined));
        done(vipps.payments().events(MSN, declined));
        PaymentReference expired = created("VM0042-EXPIRED", null);
        simulator.expire(expired.value());
        done(vipps.payments().get(MSN, expired));
        PaymentReference terminated = created("VM0042-TERMINATED", null);
        done(vipps.payments().cancel(MSN, terminated, key(terminated, "cancel")));
        done(vipps.payments().get(MSN, terminated));
        assertContractHolds("POST /epayment/v1/payments/VM0042-TERMINATED/cancel");
    }

    @Test
    void holdsForRefusals() {
        PaymentReference unknown = new PaymentReference("VM0042-UNKNOWN");
        refused(vipps.payments().get(MSN, unknown));
        refused(vipps.payments().capture(MSN, unknown, PRICE, key(unknown, "capture")));
        PaymentReference unpaid = created("VM0042-UNPAID", null);
        refused(vipps.payments().capture(MSN, unpaid, PRICE, key(unpaid, "capture")));
        refused(vipps.payments().refund(MSN, unpaid, PRICE, key(unpaid, "refund")));
        refused(create(unpaid, null, key(unpaid, "another")));
        refused(vipps.receipts().get(MSN, unknown));
        assertContractHolds("POST /epayment/v1/payments/VM0042-UNPAID/capture");
    }

    /** Then even the label of their answers is as described. */
    @Test
    void holdsForAdjustmentsLabelledAsVippsDescribesThem() {
        simulator.faults(FaultRule.always("capture", Fault.ODD_CONTENT_TYPE));
        PaymentReference reference = created("VM0042-LABELLED", null);
        simulator.approve(reference.value());
        done(vipps.payments().capture(MSN, reference, PRICE, key(reference, "capture")));
        assertThat(wiretap.heard().getLast().responseHeaders().get("content-type"))
                .containsExactly("application/problem+json");
        assertContractHolds("POST /epayment/v1/payments/VM0042-LABELLED/capture");
    }

    @Test
    void holdsForOrderDetails() {
        PaymentReference reference = created("VM0042-RECEIPT", null);
        done(vipps.receipts().post(MSN, reference, RECEIPT));
        refused(vipps.receipts().post(MSN, reference, RECEIPT));
        done(vipps.images().add(MSN, new Image("cola", png())));
        done(vipps.categories()
                .put(MSN, reference, new Category(Category.Kind.GENERAL, URI.create("https://example.test/"), "cola")));
        done(vipps.receipts().get(MSN, reference));
        assertContractHolds(
                "POST /order-management/v2/ecom/receipts/VM0042-RECEIPT", "POST /order-management/v1/images");
    }

    @Test
    void holdsForLedgers() {
        PaymentReference reference = created("VM0042-BOOKED", null);
        simulator.approve(reference.value());
        done(vipps.payments().capture(MSN, reference, PRICE, key(reference, "capture")));
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        simulator.advanceClock(Duration.ofDays(2));
        Ledger ledger = done(vipps.reports().ledgers(MSN, null)).ledgers().getFirst();
        for (Topic topic : Topic.values()) {
            done(vipps.reports().byDate(MSN, ledger.id(), topic, today, null));
            done(vipps.reports().feed(MSN, ledger.id(), topic, null));
        }
        refused(vipps.reports().feed(MSN, "999999", Topic.FUNDS, null));
        assertContractHolds("GET /settlement/v1/ledgers", "GET /report/v2/ledgers/" + ledger.id() + "/funds/feed");
    }

    @Test
    void holdsForWebhookRegistrations() {
        Registered registered = done(vipps.webhooks()
                .register(MSN, URI.create("https://example.test/webhooks/vipps"), WebhookEvents.EPAYMENT));
        done(vipps.webhooks().list(MSN));
        done(vipps.webhooks().delete(MSN, registered.id()));
        assertContractHolds("DELETE /webhooks/v1/webhooks/" + registered.id());
    }

    @Test
    void wouldNotHoldForAnAnswerThatLacksAField() {
        created("VM0042-BROKEN", null);
        Exchange create = wiretap.heard().getLast();
        assertThat(new Descriptions().complaintsAbout(create)).isEmpty();
        Exchange broken = create.answering(create.responseBody().replace("reference", "referenz"));
        assertThat(new Descriptions().complaintsAbout(broken)).isNotEmpty();
    }

    private PaymentReference created(String text, @Nullable Receipt receipt) {
        PaymentReference reference = new PaymentReference(text);
        done(create(reference, receipt, key(reference, "create")));
        return reference;
    }

    private VippsOutcome<?> create(PaymentReference reference, @Nullable Receipt receipt, IdempotencyKey key) {
        return vipps.payments()
                .create(
                        MSN,
                        new CreatePayment(
                                reference, PRICE, "Cola 0.5 l, machine VM0042", receipt, Map.of("machineId", "VM0042")),
                        key);
    }

    /** @param heard calls that must have been among what was listened to */
    private void assertContractHolds(String... heard) {
        List<Exchange> exchanges = wiretap.heard();
        assertThat(exchanges.stream().map(exchange -> exchange.method() + " " + exchange.path()))
                .contains(heard);
        Descriptions descriptions = new Descriptions();
        List<String> complaints = new ArrayList<>();
        exchanges.forEach(exchange -> complaints.addAll(descriptions.complaintsAbout(exchange)));
        assertThat(complaints).isEmpty();
    }

    private static byte[] png() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static IdempotencyKey key(PaymentReference reference, String operation) {
        return IdempotencyKey.of(reference, operation);
    }

    private static <T> T done(VippsOutcome<T> outcome) {
        assertThat(outcome).isInstanceOf(VippsOutcome.Done.class);
        return ((VippsOutcome.Done<T>) outcome).value();
    }

    private static void refused(VippsOutcome<?> outcome) {
        assertThat(outcome).isInstanceOf(VippsOutcome.Refused.class);
    }
}
