package io.vendflow.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.events.Captured;
import io.vendflow.sale.Amount;
import io.vendflow.sale.CaptureMode;
import io.vendflow.sale.Currency;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.ReceiptMode;
import io.vendflow.sale.Sale;
import io.vendflow.sale.SaleId;
import io.vendflow.sale.SaleLine;
import io.vendflow.sale.Traceparent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaleMapperTest {

    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
    private static final Traceparent TRACEPARENT =
            new Traceparent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true);
    private static final Path RELEASED = Path.of("../../schemas/released/Captured");

    @BeforeAll
    static void avroTrustsOurEventsOnceThereIsACodec() {
        var _ = new EventCodec("mock://sale-mapper-test");
    }

    @Test
    void bringsASaleThroughAnEventWhole() {
        assertThat(SaleMapper.fromEvent(SaleMapper.toEvent(sale(TRACEPARENT)))).isEqualTo(sale(TRACEPARENT));
        assertThat(SaleMapper.fromEvent(SaleMapper.toEvent(sale(null)))).isEqualTo(sale(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "00-00000000000000000000000000000000-00f067aa0ba902b7-01"})
    void losesATraceThatIsNoneAndNotTheSale(String traceparent) {
        io.vendflow.events.Sale event = io.vendflow.events.Sale.newBuilder(SaleMapper.toEvent(sale(TRACEPARENT)))
                .setTraceparent(traceparent)
                .build();

        assertThat(SaleMapper.fromEvent(event)).isEqualTo(sale(null));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void readsASaleOfAReleaseThatKnewNoTraces(int version) throws IOException {
        Schema old = released(version);

        Captured read = read(old, Captured.getClassSchema(), write(old, captured(sale(null))));

        assertThat(SaleMapper.fromEvent(read.getSale())).isEqualTo(sale(null));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void isReadByAReleaseThatKnewNoTraces(int version) throws IOException {
        Captured written = captured(sale(TRACEPARENT));

        Captured read = read(Captured.getClassSchema(), released(version), write(Captured.getClassSchema(), written));

        assertThat(read.getSale().getReference()).isEqualTo("VM0042-7F3K9Q");
        assertThat(read.getPspReference()).isEqualTo("psp");
    }

    private static Schema released(int version) throws IOException {
        return new SchemaParser()
                .parse(Files.readString(RELEASED.resolve(version + ".avsc")))
                .mainSchema();
    }

    private static byte[] write(Schema schema, Captured event) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        if (schema.equals(Captured.getClassSchema())) {
            new SpecificDatumWriter<Captured>(schema).write(event, encoder);
        } else {
            new GenericDatumWriter<>(schema).write(generic(schema, event), encoder);
        }
        encoder.flush();
        return bytes.toByteArray();
    }

    /** The event as an old release has it: read from what today's wrote. */
    private static Object generic(Schema old, Captured event) throws IOException {
        byte[] bytes = write(Captured.getClassSchema(), event);
        return new GenericDatumReader<>(Captured.getClassSchema(), old)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    }

    private static Captured read(Schema writer, Schema reader, byte[] bytes) throws IOException {
        return new SpecificDatumReader<Captured>(writer, reader)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    }

    private static Captured captured(Sale sale) {
        return new Captured(
                Metas.of("capture-service", "cause", AT, "captured", "VM0042-7F3K9Q"),
                SaleMapper.toEvent(sale),
                2500L,
                "psp");
    }

    private static Sale sale(@Nullable Traceparent traceparent) {
        return new Sale(
                new MachineId("VM0042"),
                new SaleId("7F3K9Q"),
                new MerchantSerialNumber("123456"),
                new Amount(2500, Currency.NOK),
                List.of(new SaleLine("A3", "COLA05", "Cola 0.5 l", 1, 2500, 1500)),
                CaptureMode.AFTER_VEND,
                AT,
                ReceiptMode.SEPARATE,
                traceparent);
    }
}
