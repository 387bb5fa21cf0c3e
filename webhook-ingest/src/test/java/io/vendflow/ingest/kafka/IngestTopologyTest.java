package io.vendflow.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.events.Authorized;
import io.vendflow.events.PaymentCreated;
import io.vendflow.events.PaymentEnd;
import io.vendflow.events.PaymentEnded;
import io.vendflow.events.Topics;
import io.vendflow.ingest.Found;
import io.vendflow.ingest.LookUp;
import io.vendflow.ingest.UnpaidEnd;
import io.vendflow.kafka.Metas;
import io.vendflow.kafka.SaleMapper;
import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.Sale;
import io.vendflow.testing.Sales;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IngestTopologyTest {

    private static final Sale COLA = Sales.cola();
    private static final PaymentReference REFERENCE = COLA.reference();
    private static final Instant APPROVED_AT = Sales.NOON.plusMillis(900);
    private static final Found APPROVED =
            new Found.Approved(COLA.amount(), "psp-1", APPROVED_AT, Sales.NOON.plusSeconds(604_800));
    private static final Duration A_MOMENT = Duration.ofMillis(100);

    private final Hall hall = new Hall();

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void tellsAtOnceWhatAWebhookHintedAt() {
        hall.paymentCreated(COLA);
        hall.pass(Duration.ofSeconds(1));
        hall.vipps.has(REFERENCE, APPROVED);

        hall.webhook(REFERENCE, "AUTHORIZED");
        hall.pass(A_MOMENT);

        assertThat(hall.authorized()).singleElement().satisfies(this::isTheAuthorization);
        assertThat(hall.vipps.looks).hasSize(1);
    }

    private void isTheAuthorization(Authorized event) {
        assertThat(SaleMapper.fromEvent(event.getSale())).isEqualTo(COLA);
        assertThat(event.getAmount()).isEqualTo(2_500);
        assertThat(event.getPspReference()).isEqualTo("psp-1");
        assertThat(event.getAuthorizedAt()).isEqualTo(APPROVED_AT);
        assertThat(event.getCaptureGuaranteedUntil()).isEqualTo(Sales.NOON.plusSeconds(604_800));
        assertThat(event.getMeta().getId()).isEqualTo(Metas.factId("authorized", "VM0042-7F3K9Q"));
        assertThat(event.getMeta().getOccurredAt()).isEqualTo(APPROVED_AT);
        assertThat(event.getMeta().getCausationId()).isEqualTo(Metas.factId("payment-created", "VM0042-7F3K9Q"));
        assertThat(event.getMeta().getProducer()).isEqualTo("webhook-ingest");
    }

    @Test
    void keysItsEventsByMachineAndDatesThemByWhatHappened() {
        hall.paymentCreated(COLA);
        hall.vipps.has(REFERENCE, APPROVED);
        hall.pass(Duration.ofSeconds(6));

        List<TestRecord<String, byte[]>> records = hall.records(Topics.AUTHORIZED);

        assertThat(records).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("VM0042");
            assertThat(record.timestamp()).isEqualTo(APPROVED_AT.toEpochMilli());
            assertThat(record.headers().lastHeader("ce_id")).isNotNull();
        });
    }

    @Test
    void findsTheApprovalByPollingWhenNoWebhookEverComes() {
        hall.paymentCreated(COLA);
        hall.pass(Duration.ofSeconds(30));
        assertThat(hall.authorized()).isEmpty();

        hall.vipps.has(REFERENCE, APPROVED);
        hall.pass(Duration.ofSeconds(3));

        assertThat(hall.authorized()).hasSize(1);
    }

    @Test
    void tellsOnceWhateverIsRepeated() {
        hall.paymentCreated(COLA);
        hall.vipps.has(REFERENCE, APPROVED);
        hall.webhook(REFERENCE, "AUTHORIZED");
        hall.webhook(REFERENCE, "AUTHORIZED");
        hall.pass(A_MOMENT);
        hall.webhook(REFERENCE, "AUTHORIZED");
        hall.paymentCreated(COLA);
        hall.pass(Duration.ofMinutes(2));

        assertThat(hall.authorized()).hasSize(1);
        assertThat(hall.vipps.looks).hasSize(1);
    }

    @Test
    void tellsOnceThoughThePaymentIsReplayedTwice() {
        hall.paymentCreated(COLA);
        hall.vipps.has(REFERENCE, APPROVED);
        hall.pass(Duration.ofSeconds(6));

        hall.replay(Topics.PAYMENT_CREATED, hall.created(COLA));
        hall.replay(Topics.PAYMENT_CREATED, hall.created(COLA));
        hall.pass(Duration.ofMinutes(2));

        assertThat(hall.authorized()).hasSize(1);
        assertThat(hall.vipps.looks).hasSize(1);
    }

    @Test
    void watchesAPaymentThatIsHeardOfOnlyByAReplay() {
        hall.vipps.has(REFERENCE, APPROVED);

        hall.replay(Topics.PAYMENT_CREATED, hall.created(COLA));
        hall.pass(Duration.ofSeconds(6));

        assertThat(hall.authorized()).singleElement().satisfies(this::isTheAuthorization);
    }

    @Test
    void buriesInWordsAReplayThatItHasNoStepFor() {
        hall.paymentCreated(COLA);
        hall.vipps.has(REFERENCE, APPROVED);
        hall.pass(Duration.ofSeconds(6));

        hall.replay(Topics.AUTHORIZED, hall.authorized().getFirst());

        assertThat(hall.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.getCode()).isEqualTo("NO_STEP");
            assertThat(letter.getTopic()).isEqualTo("vending.authorized");
        });
    }

    @Test
    void tellsThatTheCustomerDeclined() {
        hall.paymentCreated(COLA);
        hall.vipps.has(REFERENCE, new Found.Unpaid(UnpaidEnd.ABORTED));
        hall.webhook(REFERENCE, "ABORTED");
        hall.pass(A_MOMENT);

        assertThat(hall.ended())
                .singleElement()
                .extracting(PaymentEnded::getState)
                .isEqualTo(PaymentEnd.ABORTED);
        assertThat(hall.authorized()).isEmpty();
    }

    @Test
    void tellsThatNobodyApprovedInTime() {
        hall.paymentCreated(COLA);
        hall.pass(Duration.ofMinutes(10));

        hall.vipps.has(REFERENCE, new Found.Unpaid(UnpaidEnd.EXPIRED));
        hall.pass(Duration.ofSeconds(3));

        assertThat(hall.ended())
                .singleElement()
                .extracting(PaymentEnded::getState)
                .isEqualTo(PaymentEnd.EXPIRED);
    }

    @Test
    void looksAtOnceWhenTheWebhookOvertookTheCreation() {
        hall.vipps.has(REFERENCE, APPROVED);
        hall.webhook(REFERENCE, "AUTHORIZED");
        hall.pass(A_MOMENT);
        assertThat(hall.vipps.looks).isEmpty();

        hall.paymentCreated(COLA);
        hall.pass(A_MOMENT);

        assertThat(hall.authorized()).hasSize(1);
    }

    @Test
    void goesOnWhenVippsIsBackAfterAMinute() {
        hall.vipps.saysOfAllOthers(new Found.Failed("UNREACHABLE", null));
        hall.paymentCreated(COLA);
        hall.pass(Duration.ofMinutes(1));
        assertThat(hall.vipps.looks).hasSizeBetween(5, 12);

        hall.vipps.has(REFERENCE, APPROVED);
        hall.pass(Duration.ofSeconds(11));

        assertThat(hall.authorized()).hasSize(1);
    }

    @Test
    void looksAgainAfterACrashAndTellsOnce() {
        hall.vipps.has(REFERENCE, APPROVED);
        hall.paymentCreated(COLA);
        hall.webhook(REFERENCE, "CREATED");
        hall.restart();
        hall.pass(Duration.ofSeconds(6));
        assertThat(hall.authorized()).hasSize(1);

        hall.restart();
        hall.webhook(REFERENCE, "AUTHORIZED");
        hall.paymentCreated(COLA);
        hall.pass(Duration.ofMinutes(1));

        assertThat(hall.authorized()).isEmpty();
    }

    @Test
    void repeatsALookWhoseAnswerWasLost() {
        hall.vipps.fallsSilent();
        hall.paymentCreated(COLA);
        hall.pass(Duration.ofSeconds(20));
        assertThat(hall.vipps.looks).as("one at a time").hasSize(1);

        hall.restart();
        hall.pass(A_MOMENT);

        assertThat(hall.vipps.looks).hasSize(2).extracting(LookUp::reference).containsOnly(REFERENCE);
    }

    @Test
    void watchesManyPaymentsAtATime() {
        for (int i = 0; i < 300; i++) {
            Sale sale = Sales.of("SALE" + i, Sales.COLA);
            hall.paymentCreated(sale);
            hall.vipps.has(sale.reference(), APPROVED);
        }
        hall.pass(Duration.ofSeconds(6));

        assertThat(hall.authorized())
                .extracting(each -> each.getSale().getReference())
                .hasSize(300)
                .doesNotHaveDuplicates();
    }

    @Test
    void forgetsInTheEnd() {
        hall.paymentCreated(COLA);
        hall.vipps.has(REFERENCE, APPROVED);
        hall.webhook(new PaymentReference("VM0042-STRANGER"), "REFUNDED");
        hall.pass(Duration.ofSeconds(6));
        assertThat(hall.remembered()).as("two payments, each with a due time").isEqualTo(4);

        hall.sleep(Duration.ofDays(3));

        assertThat(hall.remembered()).isZero();
    }

    @Test
    void buriesWhatIsNoEventAndGoesOn() {
        hall.sendBytes(Topics.PAYMENT_CREATED, "VM0042", "garbage".getBytes(UTF_8));
        hall.paymentCreated(COLA);
        hall.vipps.has(REFERENCE, APPROVED);
        hall.pass(Duration.ofSeconds(6));

        assertThat(hall.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.getCode()).isEqualTo("UNREADABLE_EVENT");
            assertThat(letter.getTopic()).isEqualTo("vending.payment-created");
            assertThat(letter.getKey()).isEqualTo("VM0042");
            assertThat(UTF_8.decode(letter.getPayload()).toString()).isEqualTo("garbage");
        });
        assertThat(hall.authorized()).hasSize(1);
    }

    @Test
    void buriesASaleThatBreaksOurRules() {
        io.vendflow.events.Sale broken = SaleMapper.toEvent(COLA);
        hall.send(
                Topics.PAYMENT_CREATED,
                PaymentCreated.newBuilder()
                        .setMeta(Metas.of("test", "test", Sales.NOON, "broken"))
                        .setSale(io.vendflow.events.Sale.newBuilder(broken)
                                .setAmount(1)
                                .build())
                        .setQrText("q")
                        .setExpiresAt(Sales.NOON)
                        .build());

        assertThat(hall.deadLetters()).hasSize(1);
    }
}
