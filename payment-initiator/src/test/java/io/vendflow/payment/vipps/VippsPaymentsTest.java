package io.vendflow.payment.vipps;

import static io.vendflow.testing.StubEPayments.payment;
import static io.vendflow.testing.StubEPayments.refused;
import static io.vendflow.testing.StubEPayments.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.payment.Creation;
import io.vendflow.payment.Drawing;
import io.vendflow.payment.Lookup;
import io.vendflow.payment.QrPicture;
import io.vendflow.sale.Currency;
import io.vendflow.sale.Sale;
import io.vendflow.testing.Sales;
import io.vendflow.testing.StubEPayments;
import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.VippsOutcome.Done;
import io.vendflow.vipps.epayment.CreatePayment;
import io.vendflow.vipps.epayment.CreatedPayment;
import io.vendflow.vipps.epayment.PaymentState;
import io.vendflow.vipps.epayment.QrImage;
import io.vendflow.vipps.order.Receipt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VippsPaymentsTest {

    private static final String QR = "https://qr.example.test/abc";

    private final Sale sale = Sales.cola();
    private final StubEPayments vipps = new StubEPayments();
    private final VippsPayments payments = new VippsPayments(vipps);

    @Test
    void asksWithAKeyAndABodyThatTheSaleAloneDecides() {
        vipps.answers(new Done<>(new CreatedPayment(sale.reference(), QR)))
                .answers(new Done<>(new CreatedPayment(sale.reference(), QR)));

        assertThat(payments.create(sale, null)).isEqualTo(new Creation.Created(QR));
        payments.create(sale, null);

        assertThat(vipps.calls()).containsOnly("create 123456 2500 NOK VM0042-7F3K9Q.create");
        assertThat(vipps.created())
                .hasSize(2)
                .containsOnly(new CreatePayment(
                        sale.reference(),
                        sale.amount(),
                        "Cola 0.5 l, machine VM0042",
                        null,
                        Map.of("machineId", "VM0042")));
    }

    @Test
    void sendsTheWholeReceiptWhenItGoesWithThePayment() {
        Sale inPayment = Sales.receiptInPayment(Sales.of("7F3K9Q", Sales.COLA, Sales.SOCKS));
        vipps.answers(new Done<>(new CreatedPayment(inPayment.reference(), QR)));

        payments.create(inPayment, null);

        assertThat(vipps.created())
                .extracting(CreatePayment::receipt)
                .containsExactly(new Receipt(List.of(Sales.COLA, Sales.SOCKS), Currency.NOK, "VM0042", "7F3K9Q"));
    }

    @ParameterizedTest
    @EnumSource(QrPicture.Format.class)
    void asksForThePictureThatTheMachineShows(QrPicture.Format format) {
        vipps.answers(new Done<>(new CreatedPayment(sale.reference(), QR)));

        payments.create(sale, new QrPicture(format, 240));

        assertThat(vipps.created())
                .extracting(CreatePayment::qrImage)
                .containsExactly(new QrImage(QrImage.Format.valueOf(format.name()), 240));
    }

    @Test
    void fetchesThePicture() {
        vipps.answers(new Done<>(new byte[] {1, 2}));

        assertThat(payments.fetch(sale, QR, new QrPicture(QrPicture.Format.PNG, 240)))
                .isInstanceOfSatisfying(
                        Drawing.Drawn.class, drawn -> assertThat(drawn.image()).containsExactly(1, 2));
        assertThat(vipps.calls()).containsExactly("qrImage " + QR + " PNG");
    }

    @Test
    void waitsForAPictureThatDoesNotCome() {
        vipps.answers(unknown(Uncertainty.Cause.SERVER_ERROR, null));

        assertThat(payments.fetch(sale, QR, new QrPicture(QrPicture.Format.PNG, 240)))
                .isInstanceOf(Drawing.Unanswered.class);
    }

    @ParameterizedTest
    @CsvSource({"409,4150", "409,4020", "409,", "400,4150"})
    void understandsThatTheReferenceIsTaken(int status, String code) {
        vipps.answers(refused(status, code));

        assertThat(payments.create(sale, null)).isEqualTo(new Creation.ReferenceTaken());
    }

    @ParameterizedTest
    @CsvSource({"400,5040,VIPPS_5040", "422,5070,VIPPS_5070", "400,,VIPPS_400"})
    void saysWhyVippsRefused(int status, String code, String expected) {
        vipps.answers(refused(status, code));

        assertThat(payments.create(sale, null)).isEqualTo(new Creation.Refused(expected, "a title: a detail"));
    }

    @Test
    void refusesTheSaleOfAMerchantWhoseKeysNobodyHas() {
        vipps.answers(unknown(Uncertainty.Cause.NO_KEYS, null));

        assertThat(payments.create(sale, null)).isInstanceOfSatisfying(Creation.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("NO_KEYS");
            assertThat(refused.message()).contains("VENDFLOW_VIPPS_FURTHERMERCHANTS", "machines change");
        });
    }

    @ParameterizedTest
    @EnumSource(value = Uncertainty.Cause.class, mode = EnumSource.Mode.EXCLUDE, names = "NO_KEYS")
    void takesNothingUnclearForAnAnswer(Uncertainty.Cause cause) {
        vipps.answers(unknown(cause, Duration.ofSeconds(9)));

        assertThat(payments.create(sale, null))
                .isInstanceOfSatisfying(
                        Creation.Unanswered.class,
                        unanswered -> assertThat(unanswered.doubt().notBefore()).isEqualTo(Duration.ofSeconds(9)));
    }

    @ParameterizedTest
    @CsvSource({
        "CREATED,0,0,0,true",
        "AUTHORIZED,2500,0,0,true",
        "AUTHORIZED,2500,2500,0,false",
        "AUTHORIZED,2500,0,100,false",
        "ABORTED,0,0,0,false",
        "EXPIRED,0,0,0,false",
        "TERMINATED,0,2500,0,false",
        "UNRECOGNIZED,0,0,0,false"
    })
    void knowsWhichPaymentsCanStillBePaid(
            PaymentState state, long authorized, long cancelled, long captured, boolean open) {
        vipps.answers(new Done<>(payment(state, authorized, cancelled, captured, QR)));

        assertThat(payments.find(sale))
                .isInstanceOfSatisfying(
                        Lookup.Found.class,
                        found -> assertThat(found.payment().open()).isEqualTo(open));
    }

    @Test
    void findsNothingWhereVippsKnowsNothing() {
        vipps.answers(refused(404, "5090"));

        assertThat(payments.find(sale)).isEqualTo(new Lookup.Missing());
    }
}
