package io.vendflow.payment.kafka;

import static io.vendflow.testing.Sales.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vendflow.events.PaymentCreated;
import io.vendflow.events.PaymentRejected;
import io.vendflow.events.PaymentRequested;
import io.vendflow.events.QrImage;
import io.vendflow.events.Topics;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.Metas;
import io.vendflow.kafka.SaleMapper;
import io.vendflow.kafka.UnreadableEventException;
import io.vendflow.kafka.consume.RetryLaterException;
import io.vendflow.payment.Creation;
import io.vendflow.payment.Doubt;
import io.vendflow.payment.Drawing;
import io.vendflow.payment.InitiatePayment;
import io.vendflow.payment.Lookup;
import io.vendflow.payment.Payments;
import io.vendflow.payment.QrPicture;
import io.vendflow.sale.Sale;
import io.vendflow.testing.Sales;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentRequestedHandlerTest {

    private PaymentRequested request = PaymentRequested.newBuilder()
            .setMeta(Metas.of("machine-gateway", "machine", NOON, "payment-requested", "VM0042-7F3K9Q"))
            .setSale(SaleMapper.toEvent(Sales.cola()))
            .build();

    @Test
    void answersWithThePaymentAndItsCause() {
        Emission<?> emission = handle(new Creation.Created("https://qr.example.test/abc"));

        assertThat(emission.topic()).isEqualTo(Topics.PAYMENT_CREATED);
        assertThat(emission.key()).isEqualTo("VM0042");
        PaymentCreated created = (PaymentCreated) emission.event();
        assertThat(created.getSale()).isEqualTo(request.getSale());
        assertThat(created.getQrText()).isEqualTo("https://qr.example.test/abc");
        assertThat(created.getExpiresAt()).isEqualTo(NOON.plusSeconds(600));
        assertThat(created.getMeta().getCausationId())
                .isEqualTo(request.getMeta().getId());
        assertThat(created.getMeta().getProducer()).isEqualTo("payment-initiator");
    }

    @Test
    void givesTheSameFactTheSameId() {
        assertThat(handle(new Creation.Created("x"))).isEqualTo(handle(new Creation.Created("x")));
    }

    @Test
    void answersWithTheReasonOfARejection() {
        Emission<?> emission = handle(new Creation.Refused("VIPPS_5040", "Invalid currency"));

        PaymentRejected rejected = (PaymentRejected) emission.event();
        assertThat(rejected.getCode()).isEqualTo("VIPPS_5040");
        assertThat(rejected.getMessage()).isEqualTo("Invalid currency");
    }

    @Test
    void comesBackWhenVippsSaidWhen() {
        Creation unanswered = new Creation.Unanswered(new Doubt("too many calls", Duration.ofSeconds(9)));

        RetryLaterException later = catchThrowableOfType(RetryLaterException.class, () -> handle(unanswered));

        assertThat(later.notBefore()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void passesThePictureOnThatVippsDrew() {
        request = withPicture("PNG", 240);

        PaymentCreated created = (PaymentCreated)
                handle(new Creation.Created("https://qr.example.test/image")).event();

        assertThat(created.getQrImage()).isEqualTo(ByteBuffer.wrap("PNG 240".getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({"GIF,240", "PNG,99", "PNG,2001"})
    void cannotReadAWishForAPictureThatVippsDoesNotDraw(String format, int size) {
        request = withPicture(format, size);

        assertThatThrownBy(() -> handle(new Creation.Created("x"))).isInstanceOf(UnreadableEventException.class);
    }

    private PaymentRequested withPicture(String format, int size) {
        return PaymentRequested.newBuilder()
                .setMeta(request.getMeta())
                .setSale(request.getSale())
                .setQrImage(new QrImage(format, size))
                .build();
    }

    private Emission<?> handle(Creation creation) {
        Payments payments = new Payments() {
            @Override
            public Creation create(Sale sale, @Nullable QrPicture picture) {
                return creation;
            }

            @Override
            public Drawing fetch(Sale sale, String link, QrPicture picture) {
                return new Drawing.Drawn((picture.format() + " " + picture.size()).getBytes(UTF_8));
            }

            @Override
            public Lookup find(Sale sale) {
                return new Lookup.Missing();
            }
        };
        Clock clock = Clock.fixed(NOON.plusSeconds(1), ZoneOffset.UTC);
        InitiatePayment initiatePayment =
                new InitiatePayment(payments, (result, sinceRequest) -> {}, clock, Duration.ofMinutes(5));
        return new PaymentRequestedHandler(initiatePayment, clock)
                .handle(request)
                .getFirst();
    }
}
