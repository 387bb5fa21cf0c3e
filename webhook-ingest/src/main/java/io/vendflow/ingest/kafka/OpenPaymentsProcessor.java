package io.vendflow.ingest.kafka;

import io.vendflow.ingest.LookUpMetrics;
import io.vendflow.ingest.LookUps;
import io.vendflow.ingest.OpenGauges;
import io.vendflow.kafka.DeadLetterMetrics;
import io.vendflow.kafka.DeadLetters;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.RecordTraces;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** The life of a {@link Share}: Kafka Streams may take a partition away and give it back. */
final class OpenPaymentsProcessor implements Processor<String, byte[], String, byte[]> {

    /** What all shares of this instance use. */
    record Tools(
            EventCodec codec,
            DeadLetters deadLetters,
            DeadLetterMetrics deadLetterMetrics,
            LookUps lookUps,
            LookUpMetrics metrics,
            OpenGauges gauges,
            RecordTraces traces) {}

    private final Tools tools;
    private @Nullable Share share;

    OpenPaymentsProcessor(Tools tools) {
        this.tools = tools;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        close();
        share = new Share(tools, context);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        if (share != null) {
            share.process(record);
        }
    }

    @Override
    public void close() {
        if (share != null) {
            share.end();
            share = null;
        }
    }
}
