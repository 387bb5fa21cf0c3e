package io.vendflow.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vendflow.events.Captured;
import io.vendflow.events.DeadLetter;
import io.vendflow.events.Topics;
import io.vendflow.kafka.setup.ClusterSetup;
import io.vendflow.sale.Amount;
import io.vendflow.sale.CaptureMode;
import io.vendflow.sale.Currency;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.ReceiptMode;
import io.vendflow.sale.Sale;
import io.vendflow.sale.SaleId;
import io.vendflow.sale.SaleLine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EventCodecTest {

    private static final String REGISTRY = "mock://event-codec";
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
    private static final Sale SALE = new Sale(
            new MachineId("VM0042"),
            new SaleId("7F3K9Q"),
            new MerchantSerialNumber("123456"),
            new Amount(2500, Currency.NOK),
            List.of(new SaleLine("A3", "COLA05", "Cola 0.5 l", 1, 2500, 1500)),
            CaptureMode.AFTER_VEND,
            AT,
            ReceiptMode.SEPARATE,
            null);

    private final EventCodec codec = new EventCodec(REGISTRY);

    @BeforeAll
    static void register() {
        ClusterSetup.registerSchemas(REGISTRY);
    }

    @Test
    void bringsAnEventBackAsItWas() {
        assertThat(codec.decode(Topics.CAPTURED, codec.encode(Topics.CAPTURED, captured())))
                .isEqualTo(captured());
        assertThat(SaleMapper.fromEvent(captured().getSale())).isEqualTo(SALE);
    }

    @Test
    void bringsBytesOfADeadLetterBackAsTheyWere() {
        byte[] payload = {0, -1, 127};
        DeadLetter letter = DeadLetter.newBuilder()
                .setMeta(Metas.of("test", "cause", AT, "dead-letter"))
                .setOrigin("mqtt")
                .setTopic("t")
                .setPayload(ByteBuffer.wrap(payload))
                .setHeaders(Map.of("h", ByteBuffer.wrap(payload)))
                .setCode("NOT_JSON")
                .setMessage("words")
                .build();
        DeadLetter back = codec.decode(Topics.DEAD_LETTERS, codec.encode(Topics.DEAD_LETTERS, letter));
        assertThat(back).isEqualTo(letter);
    }

    @Test
    void callsBytesThatAreNoEventUnreadable() {
        assertThatThrownBy(() -> codec.decode(Topics.CAPTURED, new byte[] {1, 2, 3}))
                .isInstanceOf(UnreadableEventException.class);
        assertThatThrownBy(() -> codec.decode(Topics.CAPTURED, null)).isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void callsAnEventOfAnotherTypeUnreadable() {
        byte[] captured = codec.encode(Topics.CAPTURED, captured());
        assertThatThrownBy(() -> codec.decode(Topics.RELEASED, captured))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("Released");
    }

    @Test
    void neverRegistersASchemaByItself() {
        EventCodec elsewhere = new EventCodec("mock://nothing-registered");
        assertThatThrownBy(() -> elsewhere.encode(Topics.CAPTURED, captured()))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void callsARegistryThatIsAwayAnOutageAndNoPoison() {
        EventCodec away = new EventCodec("http://localhost:1");
        byte[] captured = codec.encode(Topics.CAPTURED, captured());
        assertThatThrownBy(() -> away.decode(Topics.CAPTURED, captured))
                .isInstanceOf(RegistryUnavailableException.class);
        assertThatThrownBy(() -> away.encode(Topics.CAPTURED, captured()))
                .isInstanceOf(RegistryUnavailableException.class);
    }

    @Test
    void givesTheSameFactTheSameRecord() {
        ProducerRecord<String, byte[]> first =
                KafkaEventPublisher.toRecord(codec, Emission.of(Topics.CAPTURED, captured()));
        ProducerRecord<String, byte[]> again =
                KafkaEventPublisher.toRecord(codec, Emission.of(Topics.CAPTURED, captured()));

        assertThat(again.value()).isEqualTo(first.value());
        assertThat(again.headers()).isEqualTo(first.headers());
        assertThat(first.key()).isEqualTo("VM0042");
    }

    @Test
    void carriesCloudEventsAndTraceContext() {
        var headers = KafkaEventPublisher.toRecord(codec, Emission.of(Topics.CAPTURED, captured()))
                .headers();

        assertThat(text(headers.lastHeader("ce_id").value()))
                .isEqualTo(captured().getMeta().getId());
        assertThat(text(headers.lastHeader("ce_type").value())).isEqualTo("io.vendflow.events.Captured");
        assertThat(text(headers.lastHeader("ce_source").value())).isEqualTo("/capture-service");
        assertThat(text(headers.lastHeader("ce_time").value())).isEqualTo("2026-11-23T10:00:00Z");
        assertThat(text(headers.lastHeader("ce_subject").value())).isEqualTo("VM0042-7F3K9Q");
        assertThat(text(headers.lastHeader("traceparent").value())).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    private static Captured captured() {
        return new Captured(
                Metas.of("capture-service", "cause", AT, "captured", "VM0042-7F3K9Q"),
                SaleMapper.toEvent(SALE),
                2500L,
                "psp");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
