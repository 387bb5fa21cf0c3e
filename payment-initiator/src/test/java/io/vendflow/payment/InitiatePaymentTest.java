package io.vendflow.payment;

import static io.vendflow.testing.Sales.NOON;
import static io.vendflow.testing.Sales.nok;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.payment.PaymentMetrics.Result;
import io.vendflow.sale.Amount;
import io.vendflow.sale.Currency;
import io.vendflow.sale.Sale;
import io.vendflow.testing.Sales;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InitiatePaymentTest {

    private static final String QR = "https://qr.example.test/abc";
    private static final Doubt TIMEOUT = new Doubt("no answer in time", Duration.ofSeconds(7));

    private final Sale sale = Sales.cola();
    private final List<String> calls = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();
    private Creation creation = new Creation.ReferenceTaken();
    private Drawing drawing = new Drawing.Unanswered(TIMEOUT);
    private @Nullable QrPicture picture;
    private Lookup lookup = new Lookup.Missing();
    private Instant now = NOON.plusSeconds(1);

    @Test
    void tellsTheQrAndWhenItMustBeGone() {
        creation = new Creation.Created(QR);

        assertThat(initiate()).isEqualTo(new Initiation.Created(QR, null, NOON.plus(Duration.ofMinutes(10))));
        assertThat(results).containsExactly(Result.CREATED);
    }

    @Test
    void saysTheSameHoweverOftenItIsAskedAndWhenever() {
        creation = new Creation.Created(QR);
        Initiation first = initiate();

        now = NOON.plusSeconds(200);

        assertThat(initiate()).isEqualTo(first);
    }

    @Test
    void rejectsARequestThatNobodyWaitsForWithoutACall() {
        now = NOON.plus(Duration.ofMinutes(5)).plusMillis(1);

        assertThat(initiate())
                .isInstanceOfSatisfying(
                        Initiation.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo("STALE"));
        assertThat(calls).isEmpty();
        assertThat(results).containsExactly(Result.STALE);
    }

    @Test
    void asksForARequestThatIsJustYoungEnough() {
        now = NOON.plus(Duration.ofMinutes(5));
        creation = new Creation.Created(QR);

        assertThat(initiate()).isInstanceOf(Initiation.Created.class);
    }

    @Test
    void passesARefusalOn() {
        creation = new Creation.Refused("VIPPS_5040", "Invalid currency");

        assertThat(initiate()).isEqualTo(new Initiation.Rejected("VIPPS_5040", "Invalid currency"));
        assertThat(results).containsExactly(Result.REFUSED);
    }

    @Test
    void neverTakesNoAnswerForANo() {
        creation = new Creation.Unanswered(TIMEOUT);

        assertThat(initiate()).isEqualTo(new Initiation.Unresolved(TIMEOUT));
        assertThat(results).containsExactly(Result.UNRESOLVED);
    }

    @Test
    void adoptsThePaymentOfAnAttemptThatWasNeverAnswered() {
        lookup = found(nok(2_500), "CREATED", true, QR);

        assertThat(initiate()).isEqualTo(new Initiation.Created(QR, null, NOON.plus(Duration.ofMinutes(10))));
        assertThat(calls).containsExactly("create", "find");
        assertThat(results).containsExactly(Result.ADOPTED);
    }

    @Test
    void fetchesThePictureThatVippsDrew() {
        picture = new QrPicture(QrPicture.Format.PNG, 240);
        creation = new Creation.Created(QR);
        drawing = new Drawing.Drawn(new byte[] {1, 2});

        assertThat(initiate()).isInstanceOfSatisfying(Initiation.Created.class, created -> {
            assertThat(created.qrText()).isEqualTo(QR);
            assertThat(created.qrImage()).containsExactly(1, 2);
        });
        assertThat(calls).containsExactly("create", "fetch " + QR + " PNG 240");
    }

    @Test
    void fetchesThePictureOfAnAdoptedPaymentToo() {
        picture = new QrPicture(QrPicture.Format.SVG, 300);
        lookup = found(nok(2_500), "CREATED", true, QR);
        drawing = new Drawing.Drawn(new byte[] {3});

        assertThat(initiate())
                .isInstanceOfSatisfying(
                        Initiation.Created.class,
                        created -> assertThat(created.qrImage()).containsExactly(3));
        assertThat(results).containsExactly(Result.ADOPTED);
    }

    @Test
    void neverRejectsASaleForAPictureThatDoesNotCome() {
        picture = new QrPicture(QrPicture.Format.PNG, 240);
        creation = new Creation.Created(QR);

        assertThat(initiate()).isEqualTo(new Initiation.Unresolved(TIMEOUT));
        assertThat(results).containsExactly(Result.UNRESOLVED);
    }

    @Test
    void doesNotAdoptAPaymentOverAnotherAmount() {
        lookup = found(nok(2_600), "CREATED", true, QR);

        assertThat(rejection(initiate())).contains("2600 NOK").contains("2500 NOK");
    }

    @Test
    void doesNotAdoptAPaymentInAnotherCurrency() {
        lookup = found(new Amount(2_500, Currency.EUR), "CREATED", true, QR);

        assertThat(rejection(initiate())).contains("2500 EUR");
    }

    @Test
    void doesNotAdoptAPaymentThatIsOver() {
        lookup = found(nok(2_500), "ABORTED", false, QR);

        assertThat(rejection(initiate())).contains("ABORTED");
        assertThat(results).containsExactly(Result.REFERENCE_USED);
    }

    @Test
    void doesNotAdoptAPaymentWhoseQrVippsDoesNotTell() {
        lookup = found(nok(2_500), "CREATED", true, null);

        assertThat(rejection(initiate())).contains("QR");
    }

    @Test
    void asksAgainWhenVippsContradictsItself() {
        lookup = new Lookup.Missing();

        assertThat(initiate()).isInstanceOf(Initiation.Unresolved.class);
    }

    @Test
    void asksAgainWhenLookingWasNotAnswered() {
        lookup = new Lookup.Unanswered(TIMEOUT);

        assertThat(initiate()).isEqualTo(new Initiation.Unresolved(TIMEOUT));
    }

    private Initiation initiate() {
        Payments payments = new Payments() {
            @Override
            public Creation create(Sale asked, @Nullable QrPicture asIs) {
                calls.add("create");
                return creation;
            }

            @Override
            public Drawing fetch(Sale asked, String link, QrPicture wanted) {
                calls.add("fetch " + link + " " + wanted.format() + " " + wanted.size());
                return drawing;
            }

            @Override
            public Lookup find(Sale asked) {
                calls.add("find");
                return lookup;
            }
        };
        return new InitiatePayment(
                        payments,
                        (result, sinceRequest) -> results.add(result),
                        Clock.fixed(now, ZoneOffset.UTC),
                        Duration.ofMinutes(5))
                .initiate(sale, picture);
    }

    private static Lookup found(Amount amount, String state, boolean open, @Nullable String qrText) {
        return new Lookup.Found(new ExistingPayment(amount, state, open, qrText));
    }

    private static String rejection(Initiation initiation) {
        assertThat(initiation).isInstanceOf(Initiation.Rejected.class);
        Initiation.Rejected rejected = (Initiation.Rejected) initiation;
        assertThat(rejected.code()).isEqualTo("REFERENCE_USED");
        return rejected.message();
    }
}
