package io.vendflow.ingest.kafka;

import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Rings once, when there is something to do. A punctuator that rings all the time would make Kafka Streams commit a
 * transaction each time, fifty a second for an idle machine hall.
 */
final class Alarm {

    private final ProcessorContext<?, ?> context;
    private final Runnable onRing;
    private @Nullable Cancellable scheduled;
    private long ringsAt;

    Alarm(ProcessorContext<?, ?> context, Runnable onRing) {
        this.context = context;
        this.onRing = onRing;
    }

    /** Rings then, or earlier when it was set to before. */
    void ringIn(Duration pause) {
        long at = context.currentSystemTimeMs() + pause.toMillis();
        if (scheduled != null && ringsAt <= at) {
            return;
        }
        cancel();
        ringsAt = at;
        scheduled = context.schedule(pause, PunctuationType.WALL_CLOCK_TIME, time -> {
            cancel();
            onRing.run();
        });
    }

    private void cancel() {
        if (scheduled != null) {
            scheduled.cancel();
            scheduled = null;
        }
    }
}
