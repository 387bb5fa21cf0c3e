package io.vendflow.gateway.kafka;

import io.vendflow.kafka.DeadLetterMetrics;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.RecordTraces;
import io.vendflow.kafka.setup.ClusterSetup;
import io.vendflow.kafka.streams.EventContext;
import io.vendflow.sale.Traceparent;
import io.vendflow.tracing.Tracing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Records of the running transaction. */
final class TransactionExit implements EventEffects.Exit {

    private final ProcessorContext<String, byte[]> context;
    private final EventContext events;

    TransactionExit(
            ProcessorContext<String, byte[]> context,
            EventCodec codec,
            DeadLetterMetrics deadLetterMetrics,
            RecordTraces traces) {
        this.context = context;
        this.events = new EventContext(context, codec, deadLetterMetrics, traces);
    }

    @Override
    public void publish(Emission<?> emission) {
        events.forward(emission);
    }

    @Override
    public void toMachine(String machine, byte[] message) {
        RecordHeaders headers = new RecordHeaders();
        Tracing.here()
                .ifPresent(here -> headers.add(Traceparent.HEADER, here.header().getBytes(StandardCharsets.UTF_8)));
        context.forward(new Record<>(machine, message, now().toEpochMilli(), headers), ClusterSetup.GATEWAY_OUTBOX);
    }

    @Override
    public Instant now() {
        return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }
}
