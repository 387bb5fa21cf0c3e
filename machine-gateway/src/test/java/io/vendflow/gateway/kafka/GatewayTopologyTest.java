package io.vendflow.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.events.CancelRequested;
import io.vendflow.events.DeadLetter;
import io.vendflow.events.MachinePresence;
import io.vendflow.events.MachineProfile;
import io.vendflow.events.PaymentCreated;
import io.vendflow.events.PaymentEnd;
import io.vendflow.events.PaymentRejected;
import io.vendflow.events.PaymentRequested;
import io.vendflow.events.ReleaseReason;
import io.vendflow.events.Sale;
import io.vendflow.events.Topics;
import io.vendflow.events.VendOutcome;
import io.vendflow.events.VendReported;
import io.vendflow.gateway.UnknownVendPolicy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The whole road of a sale through the gateway, with time that stands still until it is moved. */
class GatewayTopologyTest extends GatewayStage {

    @Test
    void asksForAPaymentWithTheWholeSale() {
        say("sale", SALE);

        Sale sale = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        assertThat(sale.getReference()).isEqualTo("VM0042-7F3K9Q");
        assertThat(sale.getMerchantSerialNumber()).isEqualTo("123456");
        assertThat(sale.getAmount()).isEqualTo(2500);
        assertThat(sale.getRequestedAt()).isEqualTo(START);
    }

    @Test
    void takesASaleToCaptured() {
        Sale sale = authorizedSale();

        say("vend", VEND);
        VendReported vend = only(Topics.VEND_REPORTED, VendReported.class);
        assertThat(vend.getOutcome()).isEqualTo(VendOutcome.DISPENSED);
        assertThat(vend.getDispensedAmount()).isEqualTo(2500);
        assertThat(vend.getAuthorizedAmount()).isEqualTo(2500);

        captured(sale);
        assertThat(states()).containsExactly("CAPTURED");
    }

    @Test
    void tellsTheQrUntilThePaymentExpires() {
        say("sale", SALE);
        Sale sale = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        created(sale);

        JsonNode told = told().getFirst();
        assertThat(told.at("/topic").stringValue()).isEqualTo("vending/v1/down/VM0042/payment");
        assertThat(told.at("/notAfter").stringValue()).isEqualTo("2026-11-23T10:10:00Z");
        assertThat(told.at("/payload/expiresAt").stringValue()).isEqualTo("2026-11-23T10:10:00Z");
        assertThat(told.at("/payload/qr/text").stringValue()).isEqualTo("https://qr.example/T");
    }

    @Test
    void asksOnceWhenTheSameSaleComesTwiceAndTellsAgain() {
        say("sale", SALE);
        Sale sale = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        created(sale);
        say("sale", SALE);

        assertThat(all(Topics.PAYMENT_REQUESTED, PaymentRequested.class)).isEmpty();
        assertThat(states()).containsExactly("AWAITING_PAYMENT", "AWAITING_PAYMENT");
    }

    @Test
    void reportsAVendOnceWhenItComesTwice() {
        Sale sale = authorizedSale();
        say("vend", VEND);
        say("vend", VEND);
        assertThat(all(Topics.VEND_REPORTED, VendReported.class)).hasSize(1);
        assertThat(states()).as("nothing to tell while capture is under way").isEmpty();

        captured(sale);
        say("vend", VEND);
        assertThat(states()).containsExactly("CAPTURED", "CAPTURED");
    }

    @Test
    void keepsTheFirstSaleWhenItsNameIsTakenByOtherContent() {
        say("sale", SALE);
        say("sale", SALE.replace("2500", "2600"));

        assertThat(all(Topics.PAYMENT_REQUESTED, PaymentRequested.class)).hasSize(1);
        assertThat(told().getFirst().at("/payload/code").stringValue()).isEqualTo("SALE_CONFLICT");
        assertThat(only(Topics.DEAD_LETTERS, DeadLetter.class).getCode()).isEqualTo("SALE_CONFLICT");
    }

    @Test
    void supersedesASaleThatIsNotPaid() {
        say("sale", SALE);
        Sale first = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        created(first);
        say("sale", SALE.replace("7F3K9Q", "SECOND"));

        assertThat(only(Topics.CANCEL_REQUESTED, CancelRequested.class).getReason())
                .isEqualTo(ReleaseReason.SUPERSEDED);
        assertThat(only(Topics.PAYMENT_REQUESTED, PaymentRequested.class)
                        .getSale()
                        .getSaleId())
                .isEqualTo("SECOND");
    }

    @Test
    void rejectsANewSaleWhileAReportMayStillComeAndGoesAheadAfterwards() {
        authorizedSale();
        say("sale", SALE.replace("7F3K9Q", "SECOND"));
        JsonNode told = told().getFirst();
        assertThat(told.at("/payload/state").stringValue()).isEqualTo("REJECTED");
        assertThat(told.at("/payload/code").stringValue()).isEqualTo("SALE_IN_PROGRESS");

        driver.advanceWallClockTime(Duration.ofMinutes(2).plusSeconds(1));
        say("sale", SALE.replace("7F3K9Q", "THIRD"));
        assertThat(only(Topics.PAYMENT_REQUESTED, PaymentRequested.class)
                        .getSale()
                        .getSaleId())
                .isEqualTo("THIRD");
    }

    @Test
    void reportsAnUnknownVendInTimeAndStillTakesTheMachinesReport() {
        Sale sale = authorizedSale();
        driver.advanceWallClockTime(Duration.ofMinutes(2).plusSeconds(1));
        assertThat(only(Topics.VEND_REPORTED, VendReported.class).getOutcome()).isEqualTo(VendOutcome.UNKNOWN);

        say("vend", VEND);
        assertThat(only(Topics.VEND_REPORTED, VendReported.class).getOutcome()).isEqualTo(VendOutcome.DISPENSED);
        captured(sale);
        assertThat(states()).containsExactly("CAPTURED");
    }

    @Test
    void cancelsAfterTheButtonAndTellsWhenVippsHasConfirmed() {
        say("sale", SALE);
        Sale sale = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        created(sale);
        told();
        say("cancel", "{\"saleId\":\"7F3K9Q\",\"reason\":\"BUTTON\"}");
        assertThat(only(Topics.CANCEL_REQUESTED, CancelRequested.class).getReason())
                .isEqualTo(ReleaseReason.BUTTON);
        assertThat(states()).isEmpty();

        released(sale, ReleaseReason.BUTTON);
        ended(sale, PaymentEnd.TERMINATED);
        JsonNode told = told().getFirst();
        assertThat(told.at("/payload/state").stringValue()).isEqualTo("RELEASED");
        assertThat(told.at("/payload/code").stringValue()).isEqualTo("BUTTON");
        assertThat(states()).isEmpty();
    }

    @Test
    void waitsWithACancelUntilThereIsAPaymentToCancel() {
        say("sale", SALE);
        say("cancel", "{\"saleId\":\"7F3K9Q\"}");
        assertThat(all(Topics.CANCEL_REQUESTED, CancelRequested.class)).isEmpty();

        created(only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale());
        assertThat(only(Topics.CANCEL_REQUESTED, CancelRequested.class).getReason())
                .isEqualTo(ReleaseReason.BUTTON);
        assertThat(states()).as("the QR of a cancelled sale is never shown").isEmpty();
    }

    @Test
    void letsGoOfAnAuthorizationThatComesAfterTheCancel() {
        say("sale", SALE);
        Sale sale = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        created(sale);
        say("cancel", "{\"saleId\":\"7F3K9Q\"}");
        told();
        only(Topics.CANCEL_REQUESTED, CancelRequested.class);

        authorized(sale, START);
        assertThat(only(Topics.CANCEL_REQUESTED, CancelRequested.class).getReason())
                .isEqualTo(ReleaseReason.LATE_AUTHORIZATION);
        assertThat(states()).as("never vended").isEmpty();
        released(sale, ReleaseReason.LATE_AUTHORIZATION);
        assertThat(states()).containsExactly("RELEASED");
    }

    @Test
    void letsGoOfAnApprovalThatIsNoLongerFresh() {
        say("sale", SALE);
        Sale sale = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        created(sale);
        told();
        authorized(sale, START.minus(Duration.ofMinutes(4)));

        assertThat(only(Topics.CANCEL_REQUESTED, CancelRequested.class).getReason())
                .isEqualTo(ReleaseReason.LATE_AUTHORIZATION);
        assertThat(states()).isEmpty();
    }

    @Test
    void releasesWhenTheButtonIsPressedAfterAuthorizationAndIsTooLateAfterTheReport() {
        Sale sale = authorizedSale();
        say("cancel", "{\"saleId\":\"7F3K9Q\"}");
        assertThat(only(Topics.CANCEL_REQUESTED, CancelRequested.class).getReason())
                .isEqualTo(ReleaseReason.BUTTON);
        say("vend", VEND);
        assertThat(only(Topics.DEAD_LETTERS, DeadLetter.class).getCode()).isEqualTo("NOT_AUTHORIZED");
        told();
        released(sale, ReleaseReason.BUTTON);
        assertThat(states()).containsExactly("RELEASED");
    }

    @Test
    void saysTooLateToACancelAfterTheReport() {
        authorizedSale();
        say("vend", VEND);
        say("cancel", "{\"saleId\":\"7F3K9Q\"}");
        assertThat(all(Topics.CANCEL_REQUESTED, CancelRequested.class)).isEmpty();
        assertThat(told().getFirst().at("/payload/code").stringValue()).isEqualTo("TOO_LATE");
    }

    @ParameterizedTest
    @CsvSource({"ABORTED,ABORTED", "EXPIRED,EXPIRED", "TERMINATED,RELEASED"})
    void tellsHowAPaymentEndedUnpaid(PaymentEnd end, String state) {
        say("sale", SALE);
        Sale sale = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        created(sale);
        told();
        ended(sale, end);
        ended(sale, end);
        assertThat(states()).containsExactly(state);
    }

    @Test
    void tellsWhyAPaymentWasRejected() {
        say("sale", SALE);
        Sale sale = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        send(Topics.PAYMENT_REJECTED, new PaymentRejected(meta("rejected"), sale, "STALE", "too old"));
        JsonNode told = told().getFirst();
        assertThat(told.at("/payload/state").stringValue()).isEqualTo("REJECTED");
        assertThat(told.at("/payload/message").stringValue()).isEqualTo("too old");
    }

    @Test
    void givesUpAnUnpaidSaleWhenItsMachineIsOfflineForHalfAMinute() {
        say("presence", "{\"online\":true,\"bootId\":\"b1\",\"firmware\":\"1\"}");
        say("sale", SALE);
        created(only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale());
        say("presence", "{\"online\":false,\"bootId\":\"b1\"}");
        assertThat(all(Topics.PRESENCE, MachinePresence.class)).hasSize(2);
        driver.advanceWallClockTime(Duration.ofSeconds(29));
        assertThat(all(Topics.CANCEL_REQUESTED, CancelRequested.class)).isEmpty();
        driver.advanceWallClockTime(Duration.ofSeconds(2));
        assertThat(only(Topics.CANCEL_REQUESTED, CancelRequested.class).getReason())
                .isEqualTo(ReleaseReason.OFFLINE);
    }

    @Test
    void doesNotGiveUpWhenTheMachineIsBackInTimeOrALateFarewellComes() {
        say("presence", "{\"online\":true,\"bootId\":\"b1\"}");
        say("sale", SALE);
        say("presence", "{\"online\":false,\"bootId\":\"b1\"}");
        say("presence", "{\"online\":true,\"bootId\":\"b2\"}");
        say("presence", "{\"online\":false,\"bootId\":\"b1\"}");
        driver.advanceWallClockTime(Duration.ofMinutes(1));
        created(only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale());
        assertThat(all(Topics.CANCEL_REQUESTED, CancelRequested.class)).isEmpty();
        assertThat(states()).containsExactly("AWAITING_PAYMENT");
    }

    @Test
    void forgetsAnEndedSaleAfterTwoDays() {
        Sale sale = authorizedSale();
        say("vend", VEND);
        captured(sale);
        driver.advanceWallClockTime(Duration.ofHours(48).plusMinutes(1));
        assertThat(driver.getKeyValueStore(StoreMemory.SALES).get("VM0042-7F3K9Q"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vending/v1/up/VM0042/sale | not json | NOT_JSON",
                "vending/v1/up/VM0042/sale | {} | MISSING_FIELD",
                "vending/v2/up/VM0042/sale | {} | UNSUPPORTED_VERSION",
                "vending/v1/up/VM_42/sale  | {} | INVALID_MACHINE_ID",
                "vending/v1/up/VM0042/vend | {\"saleId\":\"NOBODY\",\"outcome\":\"FAILED\"} | UNKNOWN_SALE",
                "vending/v1/up/VM0042/jump | {\"saleId\":\"NOBODY\"} | UNKNOWN_TOPIC",
            })
    void answersWhatItCannotUseInWordsKeepsTheBytesAndGoesOn(String topic, String payload, String code) {
        say(topic, topic.split("/")[3], payload);

        JsonNode error = told().getFirst();
        assertThat(error.at("/topic").stringValue()).isEqualTo("vending/v1/down/" + topic.split("/")[3] + "/error");
        assertThat(error.at("/payload/code").stringValue()).isEqualTo(code);
        assertThat(error.at("/payload/topic").stringValue()).isEqualTo(topic);
        DeadLetter letter = only(Topics.DEAD_LETTERS, DeadLetter.class);
        assertThat(new String(letter.getPayload().array(), StandardCharsets.UTF_8))
                .isEqualTo(payload);

        say("sale", SALE);
        assertThat(all(Topics.PAYMENT_REQUESTED, PaymentRequested.class)).hasSize(1);
    }

    @Test
    void rejectsASaleThatCanBeReadButBreaksARule() {
        say("sale", SALE.replace("2500", "-1"));
        JsonNode told = told().getFirst();
        assertThat(told.at("/payload/state").stringValue()).isEqualTo("REJECTED");
        assertThat(told.at("/payload/saleId").stringValue()).isEqualTo("7F3K9Q");
        assertThat(told.at("/payload/message").stringValue()).contains("unitPrice");
        assertThat(only(Topics.DEAD_LETTERS, DeadLetter.class).getCode()).isEqualTo("INVALID_FIELD");
    }

    @Test
    void buriesAnEventThatCannotBeReadAndGoesOn() {
        driver.createInputTopic(Topics.CAPTURED.name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput("VM0042", new byte[] {1, 2, 3});
        DeadLetter letter = only(Topics.DEAD_LETTERS, DeadLetter.class);
        assertThat(letter.getCode()).isEqualTo("UNREADABLE_EVENT");
        assertThat(letter.getPayload().array()).containsExactly(1, 2, 3);
        authorizedSale();
    }

    @Test
    void vendsOnceWhenTheAuthorizationComesTwiceAndBeforeThePaymentIsSeen() {
        say("sale", SALE);
        Sale sale = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        authorized(sale, START);
        created(sale);
        authorized(sale, START);
        assertThat(states()).containsExactly("AUTHORIZED");
    }

    @Test
    void capturesAVendThatNobodyReportedWhereThePolicySaysSo() {
        profile(UnknownVendPolicy.CAPTURE);
        authorizedSale();
        driver.advanceWallClockTime(Duration.ofMinutes(2).plusSeconds(1));
        all(Topics.VEND_REPORTED, VendReported.class);

        driver.advanceWallClockTime(Duration.ofHours(24));

        VendReported presumed = only(Topics.VEND_REPORTED, VendReported.class);
        assertThat(presumed.getOutcome()).isEqualTo(VendOutcome.DISPENSED);
        assertThat(presumed.getDispensedAmount()).isEqualTo(2500);
        assertThat(presumed.getDecidedBy()).isEqualTo("policy CAPTURE for unknown vends");
    }

    @Test
    void leavesAVendThatNobodyReportedToAnOperatorWhereThePolicySaysSo() {
        profile(UnknownVendPolicy.HOLD);
        authorizedSale();
        driver.advanceWallClockTime(Duration.ofDays(30));
        all(Topics.VEND_REPORTED, VendReported.class);

        driver.advanceWallClockTime(Duration.ofDays(30));
        assertThat(all(Topics.CANCEL_REQUESTED, CancelRequested.class)).isEmpty();

        say("vend", VEND);
        assertThat(only(Topics.VEND_REPORTED, VendReported.class).getOutcome()).isEqualTo(VendOutcome.DISPENSED);
    }

    @Test
    void sellsOnTheTermsOfTheMachinesProfile() {
        send(
                Topics.MACHINES,
                profile()
                        .setMerchantSerialNumber("654321")
                        .setCaptureMode(io.vendflow.events.CaptureMode.ON_AUTHORIZATION)
                        .setReceiptMode(io.vendflow.events.ReceiptMode.IN_PAYMENT)
                        .setQrSource(io.vendflow.events.QrSource.VIPPS_IMAGE)
                        .setVendReportTimeoutSeconds(300)
                        .build());
        say("sale", SALE);

        PaymentRequested requested = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class);
        assertThat(requested.getSale().getMerchantSerialNumber()).isEqualTo("654321");
        assertThat(requested.getSale().getCaptureMode()).isEqualTo(io.vendflow.events.CaptureMode.ON_AUTHORIZATION);
        assertThat(requested.getSale().getReceiptMode()).isEqualTo(io.vendflow.events.ReceiptMode.IN_PAYMENT);
        assertThat(requested.getQrImage().getFormat()).isEqualTo("PNG");
        assertThat(requested.getQrImage().getSize()).isEqualTo(300);
        created(requested.getSale());
        authorized(requested.getSale(), START);
        driver.advanceWallClockTime(Duration.ofMinutes(4).plusSeconds(59));
        assertThat(all(Topics.VEND_REPORTED, VendReported.class)).isEmpty();
        driver.advanceWallClockTime(Duration.ofSeconds(2));
        assertThat(only(Topics.VEND_REPORTED, VendReported.class).getOutcome()).isEqualTo(VendOutcome.UNKNOWN);
    }

    @Test
    void sellsNothingThroughARetiredMachineUntilItsProfileIsTakenBack() {
        send(Topics.MACHINES, profile().setActive(false).build());
        say("sale", SALE);
        assertThat(told().getFirst().at("/payload/code").stringValue()).isEqualTo("MACHINE_INACTIVE");
        assertThat(all(Topics.PAYMENT_REQUESTED, PaymentRequested.class)).isEmpty();

        driver.createInputTopic(Topics.MACHINES.name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput("VM0042", null);
        say("sale", SALE);

        only(Topics.PAYMENT_REQUESTED, PaymentRequested.class);
    }

    @Test
    void passesVippsOwnPictureOn() {
        send(
                Topics.MACHINES,
                profile().setQrSource(io.vendflow.events.QrSource.VIPPS_IMAGE).build());
        say("sale", SALE);
        Sale sale = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        send(
                Topics.PAYMENT_CREATED,
                new PaymentCreated(
                        meta("created"),
                        sale,
                        "https://qr.example/image",
                        START.plus(Duration.ofMinutes(10)),
                        ByteBuffer.wrap(new byte[] {1, 2, 3})));

        JsonNode qr = told().getFirst().at("/payload/qr");
        assertThat(qr.get("data").stringValue()).isEqualTo("AQID");
        assertThat(qr.get("text").stringValue()).isEqualTo("https://qr.example/image");
        assertThat(qr.get("size").intValue()).isEqualTo(300);
    }

    @Test
    void drawsNothingItselfForAMachineThatShowsVippsPicture() {
        send(
                Topics.MACHINES,
                profile().setQrSource(io.vendflow.events.QrSource.VIPPS_IMAGE).build());
        say("sale", SALE.replace("PNG", "MATRIX"));

        assertThat(told().getFirst().at("/payload/code").stringValue()).isEqualTo("QR_FORMAT_NOT_AVAILABLE");
        assertThat(all(Topics.PAYMENT_REQUESTED, PaymentRequested.class)).isEmpty();
    }

    @Test
    void tellsFirstOfTheApprovalThoughTheCaptureIsHeardOfFirst() {
        Sale sale = awaitingPaymentOnAuthorization();

        captured(sale);
        assertThat(states()).isEmpty();
        authorized(sale, START);

        assertThat(states()).containsExactly("AUTHORIZED", "CAPTURED");
    }

    @Test
    void vendsNothingForAnOldApprovalThoughItsCaptureIsHeardOfFirst() {
        Sale sale = awaitingPaymentOnAuthorization();

        captured(sale);
        authorized(sale, START.minus(Duration.ofMinutes(5)));

        assertThat(states()).isEmpty();
        assertThat(only(Topics.CANCEL_REQUESTED, CancelRequested.class).getReason())
                .isEqualTo(ReleaseReason.LATE_AUTHORIZATION);
    }

    private Sale awaitingPaymentOnAuthorization() {
        send(
                Topics.MACHINES,
                profile()
                        .setCaptureMode(io.vendflow.events.CaptureMode.ON_AUTHORIZATION)
                        .build());
        say("sale", SALE);
        Sale sale = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        created(sale);
        assertThat(states()).containsExactly("AWAITING_PAYMENT");
        return sale;
    }

    /** What Kafka Streams does after a crash or when a partition moves: the changelogs are all that is left. */
    @Test
    void goesOnFromItsChangelogs() {
        Sale sale = authorizedSale();
        Map<String, List<KeyValue<String, byte[]>>> kept = changelogs();
        stop();
        start();
        kept.forEach((store, entries) -> entries.forEach(
                entry -> driver.<String, byte[]>getKeyValueStore(store).put(entry.key, entry.value)));

        authorized(sale, START);
        assertThat(states()).as("not told to vend again").isEmpty();
        driver.advanceWallClockTime(Duration.ofMinutes(2).plusSeconds(1));
        assertThat(only(Topics.VEND_REPORTED, VendReported.class).getOutcome()).isEqualTo(VendOutcome.UNKNOWN);
        say("vend", VEND);
        assertThat(only(Topics.VEND_REPORTED, VendReported.class).getOutcome()).isEqualTo(VendOutcome.DISPENSED);
        captured(sale);
        assertThat(states()).containsExactly("CAPTURED");
    }

    /** As version 0.1.0 remembered it: no policy, no deadline, no receipt mode, no captured amount. */
    @Test
    void decidesInTheEndOfASaleThatAnEarlierReleaseLeftOverdue() {
        driver.<String, byte[]>getKeyValueStore(StoreMemory.SALES)
                .put("VM0042-7F3K9Q", """
                        {"sale":{"machineId":{"value":"VM0042"},"saleId":{"value":"7F3K9Q"},
                          "merchantSerialNumber":{"value":"123456"},"amount":{"minorUnits":2500,"currency":"NOK"},
                          "lines":[{"slot":"A3","sku":"COLA05","name":"Cola","quantity":1,"unitPrice":2500,"taxRate":1500}],
                          "captureMode":"AFTER_VEND","requestedAt":"2026-11-23T09:00:00Z"},
                         "display":{"format":"PNG","size":300},"state":{"is":"OVERDUE","amount":2500},
                         "report":null,"deadline":null}""".getBytes(StandardCharsets.UTF_8));
        driver.advanceWallClockTime(Duration.ofSeconds(1));

        driver.advanceWallClockTime(Duration.ofHours(24).plusSeconds(1));

        assertThat(only(Topics.CANCEL_REQUESTED, CancelRequested.class).getReason())
                .isEqualTo(ReleaseReason.UNKNOWN_VEND);
    }

    private Map<String, List<KeyValue<String, byte[]>>> changelogs() {
        Map<String, List<KeyValue<String, byte[]>>> kept = new HashMap<>();
        for (String store :
                List.of(StoreMemory.SALES, StoreMemory.MACHINES, StoreMemory.DEADLINES, StoreMemory.PROFILES)) {
            kept.put(store, output("machine-gateway-" + store + "-changelog").readKeyValuesToList());
        }
        assertThat(kept.get(StoreMemory.SALES)).as("the state is in the log").isNotEmpty();
        return kept;
    }

    private void profile(UnknownVendPolicy policy) {
        send(
                Topics.MACHINES,
                profile()
                        .setUnknownVendPolicy(io.vendflow.events.UnknownVendPolicy.valueOf(policy.name()))
                        .build());
    }

    private static MachineProfile.Builder profile() {
        return MachineProfile.newBuilder()
                .setMeta(meta("profile"))
                .setMachineId("VM0042")
                .setMerchantSerialNumber("123456")
                .setName("Canteen")
                .setPlace("Oslo")
                .setActive(true);
    }
}
